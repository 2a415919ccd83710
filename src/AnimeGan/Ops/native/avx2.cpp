#define FUSED_ISA avx2
#define FUSED_VL 8
#include "kernels.inl"

namespace fused {
const Kernels AVX2_KERNELS{"AVX2", false, avx2::to_small<false>, avx2::to_big<false>, avx2::filter_gradient<false>, avx2::squash};
const Kernels AVX2_BF16_KERNELS{"AVX2", true, avx2::to_small<true>, avx2::to_big<true>, avx2::filter_gradient<true>, avx2::squash};
}
