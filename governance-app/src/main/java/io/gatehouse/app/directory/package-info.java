/** What is known about people, entitlements and effective access: a copy read from the extension. */
@NullMarked
package io.gatehouse.app.directory;

import org.jspecify.annotations.NullMarked;
