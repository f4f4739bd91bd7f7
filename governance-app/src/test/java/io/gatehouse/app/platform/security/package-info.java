@org.jspecify.annotations.NullMarked
package io.gatehouse.app.platform.security;
