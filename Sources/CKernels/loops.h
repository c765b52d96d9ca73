// The loops, written once with the compiler's vectors. Included for each instruction set with
//   WIDTH    floats in a register
//   TILE     rows of a tile of `multiply`, whose columns are two registers: its sums must fit into the registers
//   NAME(x)  the name of x for this set

typedef float NAME(vector) __attribute__((vector_size(WIDTH * sizeof(float))));
#define VECTOR NAME(vector)
#define INLINE static inline __attribute__((always_inline))

INLINE VECTOR NAME(load)(const float *from) {
  VECTOR value;
  __builtin_memcpy(&value, from, sizeof value);
  return value;
}

INLINE VECTOR NAME(limited)(VECTOR value, kernel_range range) {
  const VECTOR low = range.low - (VECTOR){0}, high = range.high - (VECTOR){0};
  return __builtin_elementwise_min(__builtin_elementwise_max(value, low), high);
}

/// Stores the first `count` numbers, at most a register.
INLINE void NAME(store)(float *to, VECTOR value, size_t count) {
  if (count >= WIDTH) {
    __builtin_memcpy(to, &value, sizeof value);
    return;
  }
  float part[WIDTH];
  __builtin_memcpy(part, &value, sizeof value);
  for (size_t index = 0; index < count; index++) to[index] = part[index];
}

INLINE VECTOR NAME(load_part)(const float *from, size_t count) {
  if (count >= WIDTH) return NAME(load)(from);
  float part[WIDTH] = {0};
  for (size_t index = 0; index < count; index++) part[index] = from[index];
  return NAME(load)(part);
}

/// `rows` rows by `vectors` registers of the result, both constant where this is inlined.
INLINE void NAME(tile)(const int rows, const int vectors, const float *in, size_t depth, size_t columns, size_t left,
                       const float *panel, const float *bias, const float *added, kernel_range range, float *out) {
  VECTOR sums[TILE][2];
#pragma clang loop unroll(full)
  for (int row = 0; row < rows; row++)
#pragma clang loop unroll(full)
    for (int vector = 0; vector < vectors; vector++) sums[row][vector] = NAME(load)(bias + vector * WIDTH);
#pragma clang loop unroll(disable)
  for (size_t step = 0; step < depth; step++) {
    VECTOR weights[2];
#pragma clang loop unroll(full)
    for (int vector = 0; vector < vectors; vector++)
      weights[vector] = NAME(load)(panel + (step * (size_t)vectors + (size_t)vector) * WIDTH);
#pragma clang loop unroll(full)
    for (int row = 0; row < rows; row++) {
      const float value = in[(size_t)row * depth + step];
#pragma clang loop unroll(full)
      for (int vector = 0; vector < vectors; vector++) sums[row][vector] += value * weights[vector];
    }
  }
#pragma clang loop unroll(full)
  for (int row = 0; row < rows; row++)
#pragma clang loop unroll(full)
    for (int vector = 0; vector < vectors; vector++) {
      const size_t place = (size_t)row * columns + (size_t)vector * WIDTH;
      const size_t count = left - (size_t)vector * WIDTH;
      VECTOR sum = sums[row][vector];
      if (added) sum += NAME(load_part)(added + place, count);
      NAME(store)(out + place, NAME(limited)(sum, range), count);
    }
}

#define CASE(rows) \
  case rows: NAME(tile)(rows, vectors, in, depth, columns, left, panel, bias, added, range, out); break;

/// A tile with fewer rows than a whole one.
INLINE void NAME(rest)(size_t rows, const int vectors, const float *in, size_t depth, size_t columns, size_t left,
                       const float *panel, const float *bias, const float *added, kernel_range range, float *out) {
  switch (rows) {
    CASE(1) CASE(2) CASE(3)
#if TILE > 4
    CASE(4) CASE(5)
#endif
#if TILE > 6
    CASE(6) CASE(7)
#endif
#if TILE > 8
    CASE(8) CASE(9) CASE(10) CASE(11) CASE(12) CASE(13)
#endif
  }
}

#undef CASE

/// Rows `first`..<`end` of the columns of one panel, whose first column is `column`.
static void NAME(panel)(const float *in, size_t first, size_t end, size_t depth, size_t columns, size_t column,
                        const float *weights, const float *bias, const float *added, kernel_range range, float *out) {
  const float *panel = weights + depth * column;
  const size_t left = columns - column;
  for (size_t row = first; row < end; row += TILE) {
    const size_t rows = end - row < TILE ? end - row : TILE;
    const float *from = in + row * depth;
    const float *extra = added ? added + row * columns + column : 0;
    float *to = out + row * columns + column;
    if (left > WIDTH) {
      if (rows == TILE) NAME(tile)(TILE, 2, from, depth, columns, left, panel, bias + column, extra, range, to);
      else NAME(rest)(rows, 2, from, depth, columns, left, panel, bias + column, extra, range, to);
    } else {
      if (rows == TILE) NAME(tile)(TILE, 1, from, depth, columns, left, panel, bias + column, extra, range, to);
      else NAME(rest)(rows, 1, from, depth, columns, left, panel, bias + column, extra, range, to);
    }
  }
}

static void NAME(multiply)(const float *in, size_t rows, size_t depth, size_t columns, const float *weights,
                           const float *bias, const float *added, kernel_range range, float *out) {
  // Few weights stay in the nearest cache while the rows pass by, many do so a panel at a time.
  const size_t block = depth * columns * sizeof(float) <= 128 * 1024 ? 4 * TILE : rows;
  for (size_t first = 0; first < rows; first += block) {
    const size_t end = rows - first < block ? rows : first + block;
    for (size_t column = 0; column < columns; column += 2 * WIDTH)
      NAME(panel)(in, first, end, depth, columns, column, weights, bias, added, range, out);
  }
}

/// One result of a depthwise convolution, a register of channels, the weights of which `taps` points at. Rows and columns
/// `first`..<`end` of the square of weights lie within the picture.
INLINE VECTOR NAME(tap_sum)(const float *in, size_t row_step, size_t channels, const float *taps, VECTOR sum, size_t side,
                            size_t first_row, size_t end_row, size_t first_column, size_t end_column) {
  for (size_t row = first_row; row < end_row; row++)
    for (size_t column = first_column; column < end_column; column++)
      sum += NAME(load)(in + row * row_step + column * channels) * NAME(load)(taps + (row * side + column) * channels);
  return sum;
}

/// A run of results that lie `stride` apart, whose squares of weights are within the picture; all sizes constant.
INLINE void NAME(run)(const size_t side, const size_t stride, const float *in, size_t count, size_t row_step,
                      size_t channels, const float *taps, VECTOR bias, kernel_range range, float *out) {
  VECTOR weights[side * side];
#pragma clang loop unroll(full)
  for (size_t tap = 0; tap < side * side; tap++) weights[tap] = NAME(load)(taps + tap * channels);
#pragma clang loop unroll(disable)
  for (size_t index = 0; index < count; index++) {
    VECTOR sum = bias;
#pragma clang loop unroll(full)
    for (size_t row = 0; row < side; row++)
#pragma clang loop unroll(full)
      for (size_t column = 0; column < side; column++)
        sum += NAME(load)(in + row * row_step + column * channels) * weights[row * side + column];
    sum = NAME(limited)(sum, range);
    __builtin_memcpy(out, &sum, sizeof sum);
    in += stride * channels;
    out += channels;
  }
}

static void NAME(depthwise)(const float *in, kernel_depthwise_shape shape, const float *weights, const float *bias,
                            kernel_range range, float *out) {
  const size_t channels = shape.channels, side = shape.side, stride = shape.stride;
  const size_t row_step = shape.in_columns * channels;
  // Columns of the result whose squares lie within the picture from left to right.
  size_t inner = (shape.left + stride - 1) / stride, inner_end = 0;
  if (shape.in_columns + shape.left >= side) inner_end = (shape.in_columns + shape.left - side) / stride + 1;
  if (inner_end > shape.out_columns) inner_end = shape.out_columns;
  if (inner > inner_end) inner = inner_end;
  const size_t whole = channels - channels % WIDTH;
  for (size_t row = 0; row < shape.out_rows; row++) {
    const size_t start = row * stride;  // counted from the padding
    const size_t first_row = start < shape.top ? shape.top - start : 0;
    const size_t below = shape.in_rows + shape.top - start;
    const size_t end_row = below < side ? below : side;
    const ptrdiff_t above = (ptrdiff_t)start - (ptrdiff_t)shape.top;
    for (size_t column = 0; column < shape.out_columns; column++) {
      const size_t begin = column * stride;
      const ptrdiff_t across = (ptrdiff_t)begin - (ptrdiff_t)shape.left;
      const float *from = in + above * (ptrdiff_t)row_step + across * (ptrdiff_t)channels;
      float *to = out + (row * shape.out_columns + column) * channels;
      const size_t first_column = begin < shape.left ? shape.left - begin : 0;
      const size_t beyond = shape.in_columns + shape.left - begin;
      const size_t end_column = beyond < side ? beyond : side;
      // The channels that fill no register, one by one.
      for (size_t channel = whole; channel < channels; channel++) {
        float sum = bias[channel];
        for (size_t y = first_row; y < end_row; y++)
          for (size_t x = first_column; x < end_column; x++)
            sum += from[y * row_step + x * channels + channel] * weights[(y * side + x) * channels + channel];
        sum = sum > range.low ? sum : range.low;
        to[channel] = sum < range.high ? sum : range.high;
      }
      const int runs = (side == 3 || side == 5) && whole == channels && first_row == 0 && end_row == side;
      if (runs && column >= inner && column < inner_end) {
        const size_t count = inner_end - column;
        for (size_t channel = 0; channel < whole; channel += WIDTH) {
          const VECTOR start_sum = NAME(load)(bias + channel);
          const float *taps = weights + channel;
          if (side == 3 && stride == 1)
            NAME(run)(3, 1, from + channel, count, row_step, channels, taps, start_sum, range, to + channel);
          else if (side == 3)
            NAME(run)(3, 2, from + channel, count, row_step, channels, taps, start_sum, range, to + channel);
          else if (stride == 1)
            NAME(run)(5, 1, from + channel, count, row_step, channels, taps, start_sum, range, to + channel);
          else
            NAME(run)(5, 2, from + channel, count, row_step, channels, taps, start_sum, range, to + channel);
        }
        column = inner_end - 1;
      } else {
        for (size_t channel = 0; channel < whole; channel += WIDTH) {
          const VECTOR sum = NAME(tap_sum)(from + channel, row_step, channels, weights + channel,
                                           NAME(load)(bias + channel), side, first_row, end_row, first_column, end_column);
          NAME(store)(to + channel, NAME(limited)(sum, range), WIDTH);
        }
      }
    }
  }
}

static void NAME(bend)(float *values, size_t rows, size_t columns, const float *slopes) {
  for (size_t row = 0; row < rows; row++, values += columns)
    for (size_t column = 0; column < columns; column++)
      values[column] = values[column] > 0 ? values[column] : values[column] * slopes[column];
}

static const kernels NAME(set) = {NAME(label), WIDTH, NAME(multiply), NAME(depthwise), NAME(bend)};

#undef INLINE
#undef VECTOR
#undef NAME
#undef TILE
#undef WIDTH
