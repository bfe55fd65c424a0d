/** Where rows come from: finding files, reading them, and turning their text into entities. */
@NullMarked
package io.sales360.common.feed;

import org.jspecify.annotations.NullMarked;
