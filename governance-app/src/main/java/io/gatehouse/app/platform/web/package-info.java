/** What all pages have in common: layout data, language, assets, error pages. */
@NullMarked
package io.gatehouse.app.platform.web;

import org.jspecify.annotations.NullMarked;
