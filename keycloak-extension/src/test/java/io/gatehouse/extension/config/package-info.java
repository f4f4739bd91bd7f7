/** Tests of what settings give. */
@NullMarked
package io.gatehouse.extension.config;

import org.jspecify.annotations.NullMarked;
