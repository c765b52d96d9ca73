/// The inner loops of the neural nets, each for several instruction sets; which one is asked for at run time.
///
/// Pictures lie row by row, pixel by pixel, channel by channel: rows x columns x channels, 32-bit floats, no padding.
/// Nothing here takes memory, keeps state or fails. Sizes are trusted: whoever calls has made the arrays for them.

#ifndef KERNELS_H
#define KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// What a result is made of it: limited to `low`...`high`.
typedef struct {
  float low;
  float high;
} kernel_range;

/// A convolution of each channel by itself.
typedef struct {
  size_t in_rows, in_columns, out_rows, out_columns, channels;
  /// Side of the square of weights, 1 to 7; steps between two results, 1 or 2.
  size_t side, stride;
  /// Rows above, and columns left of the picture, that count as zero. What lies beyond its other edges does so too.
  size_t top, left;
} kernel_depthwise_shape;

/// One instruction set's loops.
typedef struct {
  const char *name;
  /// Floats in a register: packed weights have their columns rounded up to a multiple of it.
  size_t width;

  /// out = in x weights + bias (+ added), for `rows` rows of `depth` numbers and `columns` columns.
  /// `weights` are packed, `bias` has as many numbers as a packed row; `added` has the shape of `out`, or is null.
  void (*multiply)(const float *in, size_t rows, size_t depth, size_t columns, const float *weights, const float *bias,
                   const float *added, kernel_range range, float *out);

  /// `weights` are side x side x channels.
  void (*depthwise)(const float *in, kernel_depthwise_shape shape, const float *weights, const float *bias,
                    kernel_range range, float *out);

  /// Negative numbers times their column's slope, in place.
  void (*bend)(float *values, size_t rows, size_t columns, const float *slopes);
} kernels;

/// The loops that this machine can run, the fastest first; `index` counts from 0. Null after the last.
const kernels *kernels_at(size_t index);

/// `columns` rounded up to whole registers.
size_t kernels_padded(const kernels *set, size_t columns);

/// `depth` x `columns` weights in the order in which `multiply` of the same set reads them: `depth` times
/// `kernels_padded(columns)` numbers.
void kernels_pack(const kernels *set, const float *weights, size_t depth, size_t columns, float *packed);

/// 16-bit floats (IEEE 754, finite) as 32-bit ones.
void kernels_widen(const uint16_t *halves, size_t count, float *out);

#endif
