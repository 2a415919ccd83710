#define FUSED_ISA avx512bf16
#define FUSED_VL 16
#define FUSED_BF16_INSTRUCTIONS
#include "kernels.inl"

namespace fused {
const Kernels AVX512BF16_KERNELS{
    "AVX-512 BF16", true, avx512bf16::to_small<true>, avx512bf16::to_big<true>, avx512bf16::filter_gradient<true>, avx512bf16::squash};
}
