/** Settings that give access without a grant: mappers, scope mappings, full scope. What they give, read from the rows. */
@NullMarked
package io.gatehouse.extension.config;

import org.jspecify.annotations.NullMarked;
