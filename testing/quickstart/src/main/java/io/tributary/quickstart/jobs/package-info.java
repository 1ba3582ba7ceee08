/** The jobs: what each feeds, fills and proves, beside its files in {@code connector-configs}. */
@NullMarked
package io.tributary.quickstart.jobs;

import org.jspecify.annotations.NullMarked;
