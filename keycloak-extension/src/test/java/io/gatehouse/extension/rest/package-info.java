@NullMarked
package io.gatehouse.extension.rest;

import org.jspecify.annotations.NullMarked;
