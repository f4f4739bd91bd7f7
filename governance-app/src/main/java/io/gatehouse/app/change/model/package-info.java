/** The change request, who may decide it, and when it is agreed. Pure Java; time and people come in as arguments. */
@NullMarked
package io.gatehouse.app.change.model;

import org.jspecify.annotations.NullMarked;
