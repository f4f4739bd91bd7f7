/**
 * The realm as files. {@link io.gatehouse.realm.RealmFiles} is the production part that every customer imports,
 * {@link io.gatehouse.realm.DemoCompany} the people and systems of the demo, {@link io.gatehouse.realm.DemoRealm} both in
 * one import file, {@link io.gatehouse.realm.RealmApply} the production part for a realm that exists already, and
 * {@link io.gatehouse.realm.Seeder} what the demo needs once the extension runs.
 */
@NullMarked
package io.gatehouse.realm;

import org.jspecify.annotations.NullMarked;
