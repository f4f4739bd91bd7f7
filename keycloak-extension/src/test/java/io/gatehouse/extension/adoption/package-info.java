/** Gatehouse comes to a realm that has been in use for years. */
package io.gatehouse.extension.adoption;
