/**
 * Proofs while records flow. A destination says with its rows up to which offsets it has taken its
 * topics in; what the topics hold below these offsets must be in the rows, and nothing else.
 */
@NullMarked
package io.tributary.quickstart.proof.live;

import org.jspecify.annotations.NullMarked;
