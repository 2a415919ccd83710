// Gradients: requires_grad, backward, grad, the modes, and functions whose forward and backward are the caller's.
#include "guard.hpp"

#include <ATen/core/grad_mode.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/variable.h>

using namespace agt;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

namespace {

thread_local std::string callback_error;

// Owns the caller's state for as long as the graph may call back.
struct CallbackState : torch::CustomClassHolder {
    agt_backward_callback backward;
    agt_release_callback release;
    void* state;
    int32_t inputs;

    CallbackState(agt_backward_callback b, agt_release_callback r, void* s, int32_t n) : backward(b), release(r), state(s), inputs(n) {}
    CallbackState(const CallbackState&) = delete;
    CallbackState& operator=(const CallbackState&) = delete;
    ~CallbackState() override { release(state); }
};

[[noreturn]] void raise_callback_error() {
    const std::string message = callback_error.empty() ? "a callback failed without a message" : callback_error;
    callback_error.clear();
    throw std::runtime_error(message);
}

const char* const state_key = "agt";

struct CallbackFunction : torch::autograd::Function<CallbackFunction> {
    static variable_list forward(AutogradContext* ctx, at::TensorList inputs, agt_forward_callback callback,
                                 c10::intrusive_ptr<CallbackState> state, int32_t capacity) {
        static_cast<void>(inputs);
        std::vector<agt_tensor*> handles(static_cast<size_t>(capacity), nullptr);
        int32_t count = 0;
        if (callback(state->state, reinterpret_cast<agt_context*>(ctx), handles.data(), capacity, &count) != AGT_OK) {
            raise_callback_error();
        }
        variable_list outputs;
        for (int32_t k = 0; k < count; ++k) {
            outputs.push_back(take(handles[static_cast<size_t>(k)]));
        }
        ctx->saved_data[state_key] = c10::IValue::make_capsule(std::move(state));
        return outputs;
    }

    static variable_list backward(AutogradContext* ctx, const variable_list& grads) {
        auto capsule = ctx->saved_data[state_key].toCapsule();
        auto& state = static_cast<CallbackState&>(*capsule);
        std::vector<agt_tensor*> borrowed;
        for (const auto& grad : grads) {
            borrowed.push_back(grad.defined() ? reinterpret_cast<agt_tensor*>(grad.unsafeGetTensorImpl()) : nullptr);
        }
        std::vector<agt_tensor*> results(static_cast<size_t>(state.inputs), nullptr);
        if (state.backward(state.state, reinterpret_cast<agt_context*>(ctx), borrowed.data(), static_cast<int32_t>(borrowed.size()),
                           results.data(), state.inputs) != AGT_OK) {
            raise_callback_error();
        }
        variable_list input_grads;
        for (agt_tensor* result : results) {
            input_grads.push_back(take(result));
        }
        // The arguments that are not tensors: callback, state and capacity.
        input_grads.resize(input_grads.size() + 3);
        return input_grads;
    }
};

AutogradContext& context_of(agt_context* context) { return *reinterpret_cast<AutogradContext*>(context); }

}  // namespace

extern "C" {

int32_t agt_tensor_requires_grad(agt_tensor* t, uint8_t* result) noexcept {
    return guard([&] { *result = impl(t)->requires_grad() || borrow(t).requires_grad() ? 1 : 0; });
}

int32_t agt_tensor_set_requires_grad(agt_tensor* t, uint8_t value) noexcept {
    return guard([&] {
        impl(t);
        const at::Tensor tensor = borrow(t);
        TORCH_CHECK(tensor.is_leaf() || value != 0,
                    "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a "
                    "subgraph that doesn't require differentiation use detach()");
        if (tensor.is_leaf()) {
            tensor.set_requires_grad(value != 0);
        }
    });
}

int32_t agt_tensor_is_leaf(agt_tensor* t, uint8_t* result) noexcept {
    return guard([&] { impl(t); *result = borrow(t).is_leaf() ? 1 : 0; });
}

int32_t agt_tensor_retain_grad(agt_tensor* t) noexcept {
    return guard([&] { impl(t); borrow(t).retain_grad(); });
}

int32_t agt_tensor_grad(agt_tensor* t, agt_tensor** result) noexcept {
    return guard([&] {
        impl(t);
        at::Tensor grad = static_cast<const at::Tensor&>(borrow(t)).grad();
        *result = give(std::move(grad));
    });
}

int32_t agt_tensor_set_grad(agt_tensor* t, agt_tensor* grad) noexcept {
    return guard([&] { impl(t); borrow(t).mutable_grad() = borrow(grad); });
}

int32_t agt_tensor_grad_fn_name(agt_tensor* t, const char** name) noexcept {
    thread_local std::string text;
    return guard([&] {
        impl(t);
        const auto& node = borrow(t).grad_fn();
        text = node == nullptr ? std::string() : node->name();
        *name = text.c_str();
    });
}

int32_t agt_tensor_set_data(agt_tensor* t, agt_tensor* source) noexcept {
    return guard([&] { impl(t); impl(source); borrow(t).set_data(borrow(source)); });
}

int32_t agt_backward(agt_tensor* const* tensors, int32_t count, agt_tensor* const* grads, int32_t grad_count,
                     agt_tensor* const* inputs, int32_t input_count, uint8_t retain_graph, uint8_t create_graph) noexcept {
    return guard([&] {
        torch::autograd::backward(borrow_all(tensors, count), borrow_all(grads, grad_count), retain_graph != 0, create_graph != 0,
                                  borrow_all(inputs, input_count));
    });
}

int32_t agt_grad(agt_tensor* const* outputs, int32_t output_count, agt_tensor* const* inputs, int32_t input_count,
                 agt_tensor* const* grads, int32_t grad_count, uint8_t retain_graph, uint8_t create_graph, uint8_t allow_unused,
                 agt_tensor** results) noexcept {
    return guard([&] {
        auto found = torch::autograd::grad(borrow_all(outputs, output_count), borrow_all(inputs, input_count),
                                           borrow_all(grads, grad_count), retain_graph != 0, create_graph != 0, allow_unused != 0);
        for (int32_t k = 0; k < input_count; ++k) {
            results[k] = give(std::move(found[static_cast<size_t>(k)]));
        }
    });
}

uint8_t agt_grad_mode(void) noexcept { return c10::GradMode::is_enabled() ? 1 : 0; }
void agt_set_grad_mode(uint8_t enabled) noexcept { c10::GradMode::set_enabled(enabled != 0); }
uint8_t agt_inference_mode(void) noexcept { return c10::InferenceMode::is_enabled() ? 1 : 0; }

int32_t agt_inference_guard_new(uint8_t enabled, agt_guard** result) noexcept {
    return guard([&] { *result = reinterpret_cast<agt_guard*>(new c10::InferenceMode(enabled != 0)); });
}

void agt_inference_guard_free(agt_guard* g) noexcept { delete reinterpret_cast<c10::InferenceMode*>(g); }

void agt_anomaly_mode(uint8_t* enabled, uint8_t* check_nan) noexcept {
    *enabled = torch::autograd::AnomalyMode::is_enabled() ? 1 : 0;
    *check_nan = torch::autograd::AnomalyMode::should_check_nan() ? 1 : 0;
}

void agt_set_anomaly_mode(uint8_t enabled, uint8_t check_nan) noexcept {
    torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0);
}

int32_t agt_function_apply(agt_tensor* const* inputs, int32_t input_count, agt_forward_callback forward,
                           agt_backward_callback backward, agt_release_callback release, void* state, agt_tensor** outputs,
                           int32_t capacity, int32_t* count) noexcept {
    return guard([&] {
        auto holder = c10::make_intrusive<CallbackState>(backward, release, state, input_count);
        const auto tensors = borrow_all(inputs, input_count);
        auto results = CallbackFunction::apply(at::TensorList(tensors), forward, holder, capacity);
        for (size_t k = 0; k < results.size(); ++k) {
            outputs[k] = give(std::move(results[k]));
        }
        *count = static_cast<int32_t>(results.size());
    });
}

void agt_set_callback_error(const char* message) noexcept {
    static_cast<void>(guard([&] { callback_error = message; }));
}

int32_t agt_context_save(agt_context* context, agt_tensor* const* tensors, int32_t count) noexcept {
    return guard([&] { context_of(context).save_for_backward(borrow_all(tensors, count)); });
}

int32_t agt_context_saved(agt_context* context, agt_tensor** tensors, int32_t capacity, int32_t* count) noexcept {
    return guard([&] {
        auto saved = context_of(context).get_saved_variables();
        TORCH_CHECK(saved.size() <= static_cast<size_t>(capacity), saved.size(), " saved tensors, room for ", capacity);
        for (size_t k = 0; k < saved.size(); ++k) {
            tensors[k] = give(std::move(saved[k]));
        }
        *count = static_cast<int32_t>(saved.size());
    });
}

int32_t agt_context_mark_dirty(agt_context* context, agt_tensor* const* tensors, int32_t count) noexcept {
    return guard([&] { context_of(context).mark_dirty(borrow_all(tensors, count)); });
}

int32_t agt_context_mark_non_differentiable(agt_context* context, agt_tensor* const* tensors, int32_t count) noexcept {
    return guard([&] { context_of(context).mark_non_differentiable(borrow_all(tensors, count)); });
}

int32_t agt_context_set_materialize_grads(agt_context* context, uint8_t value) noexcept {
    return guard([&] { context_of(context).set_materialize_grads(value != 0); });
}

}  // extern "C"
