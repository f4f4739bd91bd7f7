/** What the extension says to people, in every language it knows. */
@NullMarked
package io.gatehouse.extension.text;

import org.jspecify.annotations.NullMarked;
