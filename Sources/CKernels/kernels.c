#include "kernels.h"

// Sums may use fused multiplication and addition where a set has it.
#pragma STDC FP_CONTRACT ON

// Four floats: SSE on x86, NEON on ARM, and what others have.
#define WIDTH 4
#if defined(__aarch64__)
#define TILE 8
static const char base_label[] = "NEON";
#else
#define TILE 4
static const char base_label[] = "plain";
#endif
#define NAME(x) base_##x
#include "loops.h"

#if defined(__x86_64__)

static const char avx2_label[] = "AVX2";
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define WIDTH 8
#define TILE 6
#define NAME(x) avx2_##x
#include "loops.h"
#pragma clang attribute pop

static const char avx512_label[] = "AVX-512";
#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx2,fma"))), apply_to = function)
#define WIDTH 16
#define TILE 14
#define NAME(x) avx512_##x
#include "loops.h"
#pragma clang attribute pop

#endif

const kernels *kernels_at(size_t index) {
  const kernels *sets[4] = {0};
  size_t count = 0;
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")) sets[count++] = &avx512_set;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) sets[count++] = &avx2_set;
#endif
  sets[count++] = &base_set;
  return index < count ? sets[index] : 0;
}

size_t kernels_padded(const kernels *set, size_t columns) { return (columns + set->width - 1) / set->width * set->width; }

void kernels_pack(const kernels *set, const float *weights, size_t depth, size_t columns, float *packed) {
  const size_t padded = kernels_padded(set, columns), panel = 2 * set->width;
  for (size_t column = 0; column < padded; column += panel) {
    const size_t width = padded - column < panel ? padded - column : panel;
    const size_t there = columns - column < width ? columns - column : width;
    for (size_t step = 0; step < depth; step++, packed += width) {
      __builtin_memcpy(packed, weights + step * columns + column, there * sizeof(float));
      for (size_t index = there; index < width; index++) packed[index] = 0;
    }
  }
}

void kernels_widen(const uint16_t *halves, size_t count, float *out) {
  for (size_t index = 0; index < count; index++) {
    const uint32_t half = halves[index];
    // The exponent's place is right after the shift, its bias is 112 too small.
    union { uint32_t bits; float number; } wide = {(half & 0x7fff) << 13};
    wide.number *= 0x1p112f;
    wide.bits |= (half & 0x8000) << 16;
    out[index] = wide.number;
  }
}
