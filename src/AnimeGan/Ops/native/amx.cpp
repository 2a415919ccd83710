#define FUSED_ISA amx
#define FUSED_VL 16
#define FUSED_AMX
#include "kernels.inl"

namespace fused {
const Kernels AMX_KERNELS{"AMX", true, amx::to_small<true>, amx::to_big<true>, amx::filter_gradient<true>, amx::squash};
}
