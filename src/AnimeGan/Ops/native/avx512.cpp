#define FUSED_ISA avx512
#define FUSED_VL 16
#include "kernels.inl"

namespace fused {
const Kernels AVX512_KERNELS{"AVX-512", avx512::to_small, avx512::to_big, avx512::filter_gradient};
}
