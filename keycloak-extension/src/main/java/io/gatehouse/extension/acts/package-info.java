/** Acts that are as good as having somebody else's privileges: what they are, who does them, and what a client lets one do. */
@NullMarked
package io.gatehouse.extension.acts;

import org.jspecify.annotations.NullMarked;
