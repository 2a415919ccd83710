// What belongs to the process or the thread: version, random state, threads, devices, autocast, TorchScript.
#include "guard.hpp"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <ATen/autocast_mode.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <torch/csrc/api/include/torch/version.h>
#include <torch/script.h>

#if defined(__GLIBC__)
#include <climits>
#include <malloc.h>
#endif
#if defined(__linux__)
#include <csignal>
#include <sys/mman.h>
#include <unistd.h>
#endif

using namespace agt;

namespace {

at::Generator& generator(agt_generator* g) { return *reinterpret_cast<at::Generator*>(g); }

agt_generator* give_generator(at::Generator g) { return reinterpret_cast<agt_generator*>(new at::Generator(std::move(g))); }

c10::Device device(int32_t type, int32_t index) {
    return {static_cast<c10::DeviceType>(type), static_cast<c10::DeviceIndex>(index)};
}

// The functions about autocast took no device before libtorch 2.4.
#define AGT_AUTOCAST_BY_DEVICE (TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4))

}  // namespace

namespace agt {

// A thread that has executed a tile instruction, as oneDNN does for bf16 on processors with AMX, is interrupted with 11 KB of
// registers to save. .NET's threads have 16 KB for that and for the handler that makes exceptions of faults: the next null
// reference would end the process. So a thread that enters here gets more room, of the kind that .NET takes back at its end.
void prepare_thread() {
    prepared = true;
#if defined(__linux__) && defined(__x86_64__)
    constexpr size_t ROOM = 128 * 1024;
    const size_t page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
    stack_t old{};
    if (sigaltstack(nullptr, &old) != 0 || old.ss_flags != 0 || old.ss_size >= ROOM) {
        return;
    }

    void* const room = mmap(nullptr, ROOM, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED) {
        return;
    }

    stack_t wide{};
    wide.ss_sp = room;
    wide.ss_size = ROOM;
    if (mprotect(room, page, PROT_NONE) != 0 || sigaltstack(&wide, nullptr) != 0) {
        munmap(room, ROOM);
        return;
    }

    if (reinterpret_cast<uintptr_t>(old.ss_sp) % page == 0 && old.ss_size % page == 0) {
        munmap(old.ss_sp, old.ss_size);
    }
#endif
}

void adopt_threads(int32_t count) {
    at::set_num_threads(count);
    adopted_threads = count;
}

}  // namespace agt

extern "C" {

int32_t agt_abi_version(void) noexcept { return AGT_ABI_VERSION; }
const char* agt_last_error(void) noexcept { return last_error.c_str(); }
const char* agt_torch_version(void) noexcept { return TORCH_VERSION; }

int32_t agt_torch_config(const char** text) noexcept {
    thread_local std::string config;
    return guard([&] {
        config = at::show_config() + "\n" + at::get_parallel_info();
        *text = config.c_str();
    });
}

int64_t agt_live_tensors(void) noexcept { return live.load(std::memory_order_relaxed); }
int64_t agt_peak_tensors(void) noexcept { return peak.load(std::memory_order_relaxed); }

int32_t agt_manual_seed(uint64_t seed) noexcept {
    return guard([&] { at::manual_seed(seed); });
}

int32_t agt_generator_new(uint64_t seed, int32_t device_type, int32_t device_index, agt_generator** result) noexcept {
    return guard([&] {
        if (device_type == 0) {
            *result = give_generator(at::detail::createCPUGenerator(seed));
            return;
        }
        auto created = at::globalContext().defaultGenerator(device(device_type, device_index)).clone();
        created.set_current_seed(seed);
        *result = give_generator(std::move(created));
    });
}

int32_t agt_generator_default(int32_t device_type, int32_t device_index, agt_generator** result) noexcept {
    return guard([&] { *result = give_generator(at::globalContext().defaultGenerator(device(device_type, device_index))); });
}

void agt_generator_free(agt_generator* g) noexcept { delete reinterpret_cast<at::Generator*>(g); }

int32_t agt_generator_seed(agt_generator* g, uint64_t seed) noexcept {
    return guard([&] {
        const std::lock_guard<std::mutex> lock(generator(g).mutex());
        generator(g).set_current_seed(seed);
    });
}

int32_t agt_generator_initial_seed(agt_generator* g, uint64_t* seed) noexcept {
    return guard([&] { *seed = generator(g).current_seed(); });
}

int32_t agt_generator_state(agt_generator* g, agt_tensor** state) noexcept {
    return guard([&] {
        const std::lock_guard<std::mutex> lock(generator(g).mutex());
        *state = give(generator(g).get_state());
    });
}

int32_t agt_generator_set_state(agt_generator* g, agt_tensor* state) noexcept {
    return guard([&] {
        impl(state);
        const std::lock_guard<std::mutex> lock(generator(g).mutex());
        generator(g).set_state(borrow(state));
    });
}

int32_t agt_threads(int32_t* count) noexcept {
    return guard([&] { *count = at::get_num_threads(); });
}
int32_t agt_set_threads(int32_t count) noexcept {
    return guard([&] {
        adopt_threads(count);
        chosen_threads.store(count, std::memory_order_relaxed);
    });
}
int32_t agt_interop_threads(void) noexcept { return at::get_num_interop_threads(); }
int32_t agt_set_interop_threads(int32_t count) noexcept {
    return guard([&] { at::set_num_interop_threads(count); });
}
uint8_t agt_keep_freed_memory(void) noexcept {
#if defined(__GLIBC__)
    // A training step frees and takes the same large tensors again. By default each is a mapping of its own, which the
    // kernel takes back and hands out page by page, zeroed; and threads other than the first get arenas of 64 MB pieces.
    return mallopt(M_MMAP_MAX, 0) != 0 && mallopt(M_TRIM_THRESHOLD, INT_MAX) != 0 && mallopt(M_TOP_PAD, 64 << 20) != 0 &&
           mallopt(M_ARENA_MAX, 1) != 0;
#else
    return 0;
#endif
}
uint8_t agt_deterministic(void) noexcept { return at::globalContext().deterministicAlgorithms() ? 1 : 0; }
int32_t agt_set_deterministic(uint8_t enabled, uint8_t warn_only) noexcept {
    return guard([&] { at::globalContext().setDeterministicAlgorithms(enabled != 0, warn_only != 0); });
}

uint8_t agt_cuda_available(void) noexcept {
    uint8_t result = 0;
    return guard([&] { result = at::hasCUDA() ? 1 : 0; }) == AGT_OK ? result : 0;
}

int32_t agt_cuda_device_count(void) noexcept {
    int32_t result = 0;
    return guard([&] { result = at::hasCUDA() ? static_cast<int32_t>(at::detail::getCUDAHooks().getNumGPUs()) : 0; }) == AGT_OK ? result : 0;
}

uint8_t agt_cudnn_available(void) noexcept {
    uint8_t result = 0;
    return guard([&] { result = at::hasCUDA() && at::detail::getCUDAHooks().compiledWithCuDNN() ? 1 : 0; }) == AGT_OK ? result : 0;
}

int32_t agt_cuda_synchronize(int32_t index) noexcept {
    return guard([&] {
        TORCH_CHECK(at::hasCUDA(), "this libtorch sees no CUDA device");
        const auto d = device(1, index);
        c10::impl::getDeviceGuardImpl(c10::DeviceType::CUDA)->synchronizeStream(
            c10::impl::getDeviceGuardImpl(c10::DeviceType::CUDA)->getStream(index < 0 ? c10::impl::getDeviceGuardImpl(c10::DeviceType::CUDA)->getDevice() : d));
    });
}

uint8_t agt_tf32(int32_t which) noexcept {
    uint8_t result = 0;
    return guard([&] { result = (which == 0 ? at::globalContext().allowTF32CuBLAS() : at::globalContext().allowTF32CuDNN()) ? 1 : 0; }) == AGT_OK ? result : 0;
}

int32_t agt_set_tf32(int32_t which, uint8_t enabled) noexcept {
    return guard([&] {
        if (which == 0) {
            at::globalContext().setAllowTF32CuBLAS(enabled != 0);
        } else {
            at::globalContext().setAllowTF32CuDNN(enabled != 0);
        }
    });
}

uint8_t agt_autocast(int32_t device_type) noexcept {
    uint8_t result = 0;
    return guard([&] {
#if AGT_AUTOCAST_BY_DEVICE
        result = at::autocast::is_autocast_enabled(static_cast<at::DeviceType>(device_type)) ? 1 : 0;
#else
        result = (device_type == 0 ? at::autocast::is_cpu_enabled() : at::autocast::is_enabled()) ? 1 : 0;
#endif
    }) == AGT_OK ? result : 0;
}

int32_t agt_set_autocast(int32_t device_type, uint8_t enabled) noexcept {
    return guard([&] {
#if AGT_AUTOCAST_BY_DEVICE
        at::autocast::set_autocast_enabled(static_cast<at::DeviceType>(device_type), enabled != 0);
#else
        device_type == 0 ? at::autocast::set_cpu_enabled(enabled != 0) : at::autocast::set_enabled(enabled != 0);
#endif
    });
}

int32_t agt_autocast_dtype(int32_t device_type) noexcept {
    int32_t result = 6;
    return guard([&] {
#if AGT_AUTOCAST_BY_DEVICE
        result = static_cast<int32_t>(at::autocast::get_autocast_dtype(static_cast<at::DeviceType>(device_type)));
#else
        result = static_cast<int32_t>(device_type == 0 ? at::autocast::get_autocast_cpu_dtype() : at::autocast::get_autocast_gpu_dtype());
#endif
    }) == AGT_OK ? result : 6;
}

int32_t agt_set_autocast_dtype(int32_t device_type, int32_t dtype) noexcept {
    return guard([&] {
        const auto type = static_cast<at::ScalarType>(dtype);
#if AGT_AUTOCAST_BY_DEVICE
        at::autocast::set_autocast_dtype(static_cast<at::DeviceType>(device_type), type);
#else
        device_type == 0 ? at::autocast::set_autocast_cpu_dtype(type) : at::autocast::set_autocast_gpu_dtype(type);
#endif
    });
}

uint8_t agt_autocast_cache(void) noexcept { return at::autocast::is_autocast_cache_enabled() ? 1 : 0; }
void agt_set_autocast_cache(uint8_t enabled) noexcept { at::autocast::set_autocast_cache_enabled(enabled != 0); }

int32_t agt_autocast_nest(int32_t change) noexcept {
    return guard([&] {
        if (change > 0) {
            at::autocast::increment_nesting();
        } else if (at::autocast::decrement_nesting() == 0) {
            at::autocast::clear_cache();
        }
    });
}

int32_t agt_module_load(const char* path, agt_module** result) noexcept {
    return guard([&] { *result = reinterpret_cast<agt_module*>(new torch::jit::Module(torch::jit::load(path))); });
}

int32_t agt_module_forward(agt_module* m, const agt_value* args, int32_t nargs, agt_value* results, int32_t capacity,
                           int32_t* nresults) noexcept {
    return guard([&] {
        std::vector<c10::IValue> inputs;
        for (int32_t k = 0; k < nargs; ++k) {
            inputs.push_back(plain_value(args[k]));
        }
        c10::IValue output = reinterpret_cast<torch::jit::Module*>(m)->forward(std::move(inputs));
        std::vector<c10::IValue> stack;
        if (output.isTuple()) {
            for (const auto& element : output.toTupleRef().elements()) {
                stack.push_back(element);
            }
        } else {
            stack.push_back(std::move(output));
        }
        put_results(stack, results, capacity, nresults);
    });
}

int32_t agt_module_train(agt_module* m, uint8_t on) noexcept {
    return guard([&] { reinterpret_cast<torch::jit::Module*>(m)->train(on != 0); });
}

void agt_module_free(agt_module* m) noexcept { delete reinterpret_cast<torch::jit::Module*>(m); }

}  // extern "C"
