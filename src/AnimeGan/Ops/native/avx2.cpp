#define FUSED_ISA avx2
#define FUSED_VL 8
#include "kernels.inl"

namespace fused {
const Kernels AVX2_KERNELS{"AVX2", avx2::to_small, avx2::to_big, avx2::filter_gradient};
}
