/** Start here: {@link io.gatehouse.extension.GatehouseExtension} wires the collectors, {@link io.gatehouse.extension.settings.GatehouseSettings} holds the options. */
@NullMarked
package io.gatehouse.extension;

import org.jspecify.annotations.NullMarked;
