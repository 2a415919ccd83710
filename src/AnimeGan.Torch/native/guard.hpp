// What every file of the bridge shares: handles, the error guard, values.
#pragma once

#include "agt.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>
#include <c10/util/Exception.h>

#include <atomic>
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace agt {

using Impl = c10::TensorImpl;
using ImplPtr = c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;

extern thread_local std::string last_error;
extern std::atomic<int64_t> live;
extern std::atomic<int64_t> peak;
extern std::atomic<int32_t> chosen_threads;   // 0 until someone chooses
extern thread_local int32_t adopted_threads;
extern thread_local bool prepared;

void prepare_thread();

// libtorch keeps the number for each thread by itself; a program whose tasks move between threads means one number for all.
void adopt_threads(int32_t count);

// What a thread needs before it runs anything of libtorch's.
inline void enter() {
    if (!prepared) {
        prepare_thread();
    }
    const int32_t chosen = chosen_threads.load(std::memory_order_relaxed);
    if (chosen != adopted_threads) {
        adopt_threads(chosen);
    }
}

// A tensor that shares the handle's reference for as long as it lives.
inline at::Tensor borrow(agt_tensor* handle) {
    if (handle == nullptr) {
        return {};
    }
    return at::Tensor(ImplPtr::reclaim_copy(reinterpret_cast<Impl*>(handle)));
}

// Gives the tensor's reference to the caller as a handle.
inline agt_tensor* give(at::Tensor&& tensor) {
    if (!tensor.defined()) {
        return nullptr;
    }
    const int64_t now = live.fetch_add(1, std::memory_order_relaxed) + 1;
    int64_t seen = peak.load(std::memory_order_relaxed);
    while (now > seen && !peak.compare_exchange_weak(seen, now, std::memory_order_relaxed)) {
    }
    return reinterpret_cast<agt_tensor*>(tensor.unsafeReleaseTensorImpl());
}

// Takes back an owned handle.
inline at::Tensor take(agt_tensor* handle) {
    if (handle == nullptr) {
        return {};
    }
    live.fetch_sub(1, std::memory_order_relaxed);
    return at::Tensor(ImplPtr::reclaim(reinterpret_cast<Impl*>(handle)));
}

inline std::vector<at::Tensor> borrow_all(agt_tensor* const* handles, int32_t count) {
    std::vector<at::Tensor> tensors;
    tensors.reserve(static_cast<size_t>(count));
    for (int32_t k = 0; k < count; ++k) {
        tensors.push_back(borrow(handles[k]));
    }
    return tensors;
}

inline Impl* impl(agt_tensor* handle) {
    TORCH_CHECK(handle != nullptr, "a tensor was expected, found none");
    return reinterpret_cast<Impl*>(handle);
}

// Runs body; whatever it throws becomes a status and this thread's message.
template <typename Body>
int32_t guard(Body&& body) noexcept {
    try {
        enter();
        body();
        return AGT_OK;
    } catch (const c10::Error& e) {
        last_error = e.what_without_backtrace();
    } catch (const std::exception& e) {
        last_error = e.what();
    } catch (...) {
        last_error = "libtorch threw an exception of an unknown type";
    }
    return AGT_ERROR;
}

void put_result(c10::IValue&& value, agt_value& result);
void put_results(std::vector<c10::IValue>& stack, agt_value* results, int32_t capacity, int32_t* count);
c10::IValue plain_value(const agt_value& v);

}  // namespace agt
