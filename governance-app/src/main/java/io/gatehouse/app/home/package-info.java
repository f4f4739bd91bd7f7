/** What belongs to everybody: the inbox (S1) with its bell, the search over all modules, help. */
@NullMarked
package io.gatehouse.app.home;

import org.jspecify.annotations.NullMarked;
