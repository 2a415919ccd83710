// Operators by name: the dispatcher's boxed call, with arguments shaped by the operator's own schema.
#include "guard.hpp"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/jit_type.h>

#include <memory>
#include <mutex>
#include <unordered_map>

namespace agt {
namespace {

// c10::optional or std::optional, as this version has it.
using OptionalTensor = decltype(std::declval<c10::IValue>().toOptional<at::Tensor>());

// The C++ form that an argument must have, from its type in the schema.
enum class Kind : uint8_t { Any, Tensor, Int, Double, Bool, Scalar, String, Device, Generator, IntList, DoubleList, BoolList, TensorList, OptionalTensorList };

struct Parameter {
    Kind kind;
    bool optional;
    bool has_default;
    c10::IValue fallback;
};

Kind kind_of(const c10::TypePtr& type) {
    using c10::TypeKind;
    switch (type->kind()) {
        case TypeKind::TensorType: return Kind::Tensor;
        case TypeKind::IntType: return Kind::Int;
        case TypeKind::FloatType: return Kind::Double;
        case TypeKind::BoolType: return Kind::Bool;
        case TypeKind::NumberType: return Kind::Scalar;
        case TypeKind::StringType: return Kind::String;
        case TypeKind::DeviceObjType: return Kind::Device;
        case TypeKind::GeneratorType: return Kind::Generator;
        case TypeKind::ListType: {
            const auto element = type->castRaw<c10::ListType>()->getElementType();
            switch (element->kind()) {
                case TypeKind::IntType: return Kind::IntList;
                case TypeKind::FloatType: return Kind::DoubleList;
                case TypeKind::BoolType: return Kind::BoolList;
                case TypeKind::TensorType: return Kind::TensorList;
                case TypeKind::OptionalType: return Kind::OptionalTensorList;
                default: return kind_of(element) == Kind::Int ? Kind::IntList : Kind::Any;
            }
        }
        default: break;
    }
    // ScalarType, Layout, MemoryFormat and SymInt are integers under names that changed between versions.
    const std::string text = type->str();
    if (text == "ScalarType" || text == "Layout" || text == "MemoryFormat" || text == "SymInt" || text == "QScheme") {
        return Kind::Int;
    }
    return Kind::Any;
}

}  // namespace

struct Operator {
    c10::OperatorHandle handle;
    std::vector<Parameter> parameters;
    size_t results;

    explicit Operator(c10::OperatorHandle h) : handle(h), results(h.schema().returns().size()) {
        for (const auto& argument : handle.schema().arguments()) {
            c10::TypePtr type = argument.type();
            const bool optional = type->kind() == c10::TypeKind::OptionalType;
            if (optional) {
                type = type->castRaw<c10::OptionalType>()->getElementType();
            }
            const auto& fallback = argument.default_value();
            parameters.push_back({kind_of(type), optional, fallback.has_value(), fallback.has_value() ? *fallback : c10::IValue()});
        }
    }
};

namespace {

[[noreturn]] void refuse(const Operator& op, size_t index, const char* found) {
    TORCH_CHECK(false, op.handle.schema().name(), ": argument ", index + 1, " (", op.handle.schema().arguments()[index].name(),
                ") must be ", op.handle.schema().arguments()[index].type()->str(), ", got ", found);
}

const char* tag_name(int32_t tag) {
    static const char* const names[] = {"the default", "none", "a tensor", "an int", "a double", "a bool", "a list of int",
                                        "a list of double", "a list of bool", "a list of tensors", "a string", "a device",
                                        "a generator", "a complex number"};
    return tag >= 0 && tag <= AGT_COMPLEX ? names[tag] : "an unknown tag";
}

c10::IValue int_list(const agt_value& v) {
    c10::List<int64_t> list;
    const auto* items = static_cast<const int64_t*>(v.u.p);
    list.reserve(static_cast<size_t>(v.count));
    for (int32_t k = 0; k < v.count; ++k) {
        list.push_back(items[k]);
    }
    return list;
}

c10::IValue double_list(const agt_value& v) {
    c10::List<double> list;
    for (int32_t k = 0; k < v.count; ++k) {
        list.push_back(v.tag == AGT_INT_LIST ? static_cast<double>(static_cast<const int64_t*>(v.u.p)[k])
                                             : static_cast<const double*>(v.u.p)[k]);
    }
    return list;
}

c10::IValue bool_list(const agt_value& v) {
    c10::List<bool> list;
    for (int32_t k = 0; k < v.count; ++k) {
        list.push_back(static_cast<const uint8_t*>(v.u.p)[k] != 0);
    }
    return list;
}

c10::IValue tensor_list(const agt_value& v, bool optional) {
    auto* const* items = static_cast<agt_tensor* const*>(v.u.p);
    if (optional) {
        c10::List<OptionalTensor> list;
        for (int32_t k = 0; k < v.count; ++k) {
            list.push_back(items[k] == nullptr ? OptionalTensor() : OptionalTensor(borrow(items[k])));
        }
        return list;
    }
    c10::List<at::Tensor> list;
    for (int32_t k = 0; k < v.count; ++k) {
        list.push_back(borrow(items[k]));
    }
    return list;
}

c10::IValue number(const agt_value& v, const Operator& op, size_t index) {
    switch (v.tag) {
        case AGT_INT: return v.u.i;
        case AGT_DOUBLE: return v.u.d;
        case AGT_BOOL: return v.u.i != 0;
        case AGT_COMPLEX: return c10::complex<double>(static_cast<const double*>(v.u.p)[0], static_cast<const double*>(v.u.p)[1]);
        default: refuse(op, index, tag_name(v.tag));
    }
}

c10::IValue convert(const agt_value& v, const Operator& op, size_t index) {
    const Parameter& parameter = op.parameters[index];
    if (v.tag == AGT_DEFAULT) {
        if (!parameter.has_default) {
            refuse(op, index, "nothing, and it has no default");
        }
        return parameter.fallback;
    }
    if (v.tag == AGT_NONE) {
        // An absent tensor that the schema does not call optional is libtorch's undefined tensor.
        return parameter.kind == Kind::Tensor && !parameter.optional ? c10::IValue(at::Tensor()) : c10::IValue();
    }
    switch (parameter.kind) {
        case Kind::Tensor:
            if (v.tag == AGT_TENSOR) { return borrow(static_cast<agt_tensor*>(const_cast<void*>(v.u.p))); }
            break;
        case Kind::Int:
            if (v.tag == AGT_INT) { return v.u.i; }
            break;
        case Kind::Double:
            if (v.tag == AGT_DOUBLE) { return v.u.d; }
            if (v.tag == AGT_INT) { return static_cast<double>(v.u.i); }
            break;
        case Kind::Bool:
            if (v.tag == AGT_BOOL) { return v.u.i != 0; }
            break;
        case Kind::Scalar: return number(v, op, index);
        case Kind::IntList:
            if (v.tag == AGT_INT_LIST) { return int_list(v); }
            if (v.tag == AGT_INT) { return c10::List<int64_t>({v.u.i}); }
            break;
        case Kind::DoubleList:
            if (v.tag == AGT_DOUBLE_LIST || v.tag == AGT_INT_LIST) { return double_list(v); }
            break;
        case Kind::BoolList:
            if (v.tag == AGT_BOOL_LIST) { return bool_list(v); }
            break;
        case Kind::TensorList:
            if (v.tag == AGT_TENSOR_LIST) { return tensor_list(v, false); }
            break;
        case Kind::OptionalTensorList:
            if (v.tag == AGT_TENSOR_LIST) { return tensor_list(v, true); }
            break;
        case Kind::String:
            if (v.tag == AGT_STRING) { return std::string(static_cast<const char*>(v.u.p), static_cast<size_t>(v.count)); }
            break;
        case Kind::Device:
            if (v.tag == AGT_DEVICE) { return plain_value(v); }
            break;
        case Kind::Generator:
            if (v.tag == AGT_GENERATOR) { return plain_value(v); }
            break;
        case Kind::Any: return plain_value(v);
    }
    refuse(op, index, tag_name(v.tag));
}

// A stack for each depth of nesting (an operator's backward may call operators), kept between calls.
struct Stacks {
    std::vector<std::unique_ptr<std::vector<c10::IValue>>> items;
    size_t depth = 0;
};
thread_local Stacks stacks;

struct StackLease {
    std::vector<c10::IValue>& stack;
    StackLease() : stack(open()) {}
    ~StackLease() {
        stack.clear();
        --stacks.depth;
    }
    static std::vector<c10::IValue>& open() {
        if (stacks.depth == stacks.items.size()) {
            stacks.items.push_back(std::make_unique<std::vector<c10::IValue>>());
            stacks.items.back()->reserve(16);
        }
        return *stacks.items[stacks.depth++];
    }
};

std::mutex operators_mutex;
std::unordered_map<std::string, std::unique_ptr<Operator>> operators;

}  // namespace

c10::IValue plain_value(const agt_value& v) {
    switch (v.tag) {
        case AGT_NONE: return {};
        case AGT_TENSOR: return borrow(static_cast<agt_tensor*>(const_cast<void*>(v.u.p)));
        case AGT_INT: return v.u.i;
        case AGT_DOUBLE: return v.u.d;
        case AGT_BOOL: return v.u.i != 0;
        case AGT_INT_LIST: return int_list(v);
        case AGT_DOUBLE_LIST: return double_list(v);
        case AGT_BOOL_LIST: return bool_list(v);
        case AGT_TENSOR_LIST: return tensor_list(v, false);
        case AGT_STRING: return std::string(static_cast<const char*>(v.u.p), static_cast<size_t>(v.count));
        case AGT_DEVICE:
            return c10::Device(static_cast<c10::DeviceType>(v.u.i >> 32), static_cast<c10::DeviceIndex>(static_cast<int32_t>(v.u.i)));
        case AGT_GENERATOR: return *static_cast<at::Generator*>(const_cast<void*>(v.u.p));
        case AGT_COMPLEX: return c10::complex<double>(static_cast<const double*>(v.u.p)[0], static_cast<const double*>(v.u.p)[1]);
        default: TORCH_CHECK(false, "unknown tag ", v.tag);
    }
}

namespace {

// KiB that only this tensor holds, or 0 where it is small or shares its storage.
int32_t weight(const at::Tensor& tensor) {
    constexpr int64_t floor = 1 << 20;
    if (tensor.numel() < floor / 16 || !tensor.has_storage()) {
        return 0;
    }
    const int64_t bytes = static_cast<int64_t>(tensor.storage().nbytes());
    return bytes < floor || tensor.storage().use_count() != 1 ? 0 : static_cast<int32_t>(std::min<int64_t>(bytes >> 10, INT32_MAX));
}

}  // namespace

void put_result(c10::IValue&& value, agt_value& result) {
    thread_local std::vector<agt_tensor*> list_result;
    result.count = 0;
    result.u.i = 0;
    if (value.isTensor()) {
        at::Tensor tensor = std::move(value).toTensor();
        result.tag = AGT_TENSOR;
        if (tensor.defined()) {
            result.count = weight(tensor);
        }
        result.u.p = give(std::move(tensor));
    } else if (value.isInt()) {
        result.tag = AGT_INT;
        result.u.i = value.toInt();
    } else if (value.isDouble()) {
        result.tag = AGT_DOUBLE;
        result.u.d = value.toDouble();
    } else if (value.isBool()) {
        result.tag = AGT_BOOL;
        result.u.i = value.toBool() ? 1 : 0;
    } else if (value.isTensorList()) {
        list_result.clear();
        for (at::Tensor tensor : value.toTensorVector()) {
            list_result.push_back(give(std::move(tensor)));
        }
        result.tag = AGT_TENSOR_LIST;
        result.count = static_cast<int32_t>(list_result.size());
        result.u.p = list_result.data();
    } else if (value.isNone()) {
        result.tag = AGT_NONE;
    } else {
        TORCH_CHECK(false, "a result of type ", value.tagKind(), " cannot be passed on");
    }
}

void put_results(std::vector<c10::IValue>& stack, agt_value* results, int32_t capacity, int32_t* count) {
    TORCH_CHECK(stack.size() <= static_cast<size_t>(capacity), stack.size(), " results, room for ", capacity);
    for (size_t k = 0; k < stack.size(); ++k) {
        put_result(std::move(stack[k]), results[k]);
    }
    *count = static_cast<int32_t>(stack.size());
}

}  // namespace agt

using namespace agt;

extern "C" {

int32_t agt_operator_find(const char* name, const char* overload, agt_operator** op) noexcept {
    return guard([&] {
        const std::string key = std::string(name) + "." + overload;
        const std::lock_guard<std::mutex> lock(operators_mutex);
        auto found = operators.find(key);
        if (found == operators.end()) {
            auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
            TORCH_CHECK(handle.has_value(), "this libtorch has no operator ", name, *overload ? "." : "", overload);
            found = operators.emplace(key, std::make_unique<Operator>(*handle)).first;
        }
        *op = reinterpret_cast<agt_operator*>(found->second.get());
    });
}

int32_t agt_operator_schema(agt_operator* op, const char** schema) noexcept {
    thread_local std::string text;
    return guard([&] {
        text = c10::toString(reinterpret_cast<Operator*>(op)->handle.schema());
        *schema = text.c_str();
    });
}

int32_t agt_call(agt_operator* op, const agt_value* args, int32_t nargs, agt_value* results, int32_t capacity,
                 int32_t* nresults) noexcept {
    return guard([&] {
        const Operator& o = *reinterpret_cast<Operator*>(op);
        TORCH_CHECK(static_cast<size_t>(nargs) <= o.parameters.size(), o.handle.schema().name(), " takes at most ",
                    o.parameters.size(), " arguments, got ", nargs);
        StackLease lease;
        auto& stack = lease.stack;
        for (size_t k = 0; k < o.parameters.size(); ++k) {
            static const agt_value missing = {AGT_DEFAULT, 0, {0}};
            stack.push_back(convert(k < static_cast<size_t>(nargs) ? args[k] : missing, o, k));
        }
        o.handle.callBoxed(&stack);
        put_results(stack, results, capacity, nresults);
    });
}

}  // extern "C"
