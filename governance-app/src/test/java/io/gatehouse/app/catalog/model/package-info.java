@NullMarked
package io.gatehouse.app.catalog.model;

import org.jspecify.annotations.NullMarked;
