// Tensor handles: lifetime, metadata, data.
#include "guard.hpp"

#include <ATen/Functions.h>
#include <ATen/core/Formatting.h>

#include <cstring>

using namespace agt;

namespace agt {
thread_local std::string last_error;
std::atomic<int32_t> chosen_threads{0};
thread_local int32_t adopted_threads = 0;
thread_local bool prepared = false;
std::atomic<int64_t> live{0};
std::atomic<int64_t> peak{0};
}  // namespace agt

extern "C" {

void agt_tensor_free(agt_tensor* t) noexcept { static_cast<void>(take(t)); }

int32_t agt_tensor_share(agt_tensor* t, agt_tensor** result) noexcept {
    return guard([&] { *result = give(borrow(t)); });
}

int32_t agt_tensor_ndim(agt_tensor* t, int64_t* result) noexcept {
    return guard([&] { *result = impl(t)->dim(); });
}

int32_t agt_tensor_numel(agt_tensor* t, int64_t* result) noexcept {
    return guard([&] { *result = impl(t)->numel(); });
}

int32_t agt_tensor_size(agt_tensor* t, int64_t dim, int64_t* result) noexcept {
    return guard([&] { *result = impl(t)->size(dim); });
}

int32_t agt_tensor_geometry(agt_tensor* t, int64_t* sizes, int64_t* strides) noexcept {
    return guard([&] {
        const auto s = impl(t)->sizes();
        if (sizes != nullptr) {
            std::copy(s.begin(), s.end(), sizes);
        }
        if (strides != nullptr) {
            const auto r = impl(t)->strides();
            std::copy(r.begin(), r.end(), strides);
        }
    });
}

int32_t agt_tensor_storage_offset(agt_tensor* t, int64_t* result) noexcept {
    return guard([&] { *result = impl(t)->storage_offset(); });
}

int32_t agt_tensor_dtype(agt_tensor* t, int32_t* result) noexcept {
    return guard([&] { *result = static_cast<int32_t>(c10::typeMetaToScalarType(impl(t)->dtype())); });
}

int32_t agt_tensor_element_size(agt_tensor* t, int64_t* result) noexcept {
    return guard([&] { *result = static_cast<int64_t>(impl(t)->itemsize()); });
}

int32_t agt_tensor_device(agt_tensor* t, int32_t* type, int32_t* index) noexcept {
    return guard([&] {
        const auto device = impl(t)->device();
        *type = static_cast<int32_t>(device.type());
        *index = device.index();
    });
}

int32_t agt_tensor_is_sparse(agt_tensor* t, uint8_t* result) noexcept {
    return guard([&] { *result = impl(t)->is_sparse() ? 1 : 0; });
}

int32_t agt_tensor_is_contiguous(agt_tensor* t, int32_t format, uint8_t* result) noexcept {
    return guard([&] { *result = impl(t)->is_contiguous(static_cast<c10::MemoryFormat>(format)) ? 1 : 0; });
}

int32_t agt_tensor_data(agt_tensor* t, void** result) noexcept {
    return guard([&] {
        impl(t);
        const at::Tensor tensor = borrow(t);
        TORCH_CHECK(!tensor._is_zerotensor(), "the tensor is a gradient of zeros without memory; clone() it before reading");
        *result = tensor.data_ptr();
    });
}

int32_t agt_tensor_same(agt_tensor* a, agt_tensor* b, uint8_t* result) noexcept {
    return guard([&] { *result = a == b ? 1 : 0; });
}

int32_t agt_tensor_from_bytes(const void* bytes, int64_t length, const int64_t* sizes, int32_t ndim, int32_t dtype,
                              agt_tensor** result) noexcept {
    return guard([&] {
        at::Tensor tensor = at::empty(c10::IntArrayRef(sizes, static_cast<size_t>(ndim)), static_cast<c10::ScalarType>(dtype));
        TORCH_CHECK(static_cast<int64_t>(tensor.nbytes()) == length, "the shape holds ", tensor.nbytes(), " bytes, the data ", length);
        if (length != 0) {
            std::memcpy(tensor.data_ptr(), bytes, static_cast<size_t>(length));
        }
        *result = give(std::move(tensor));
    });
}

int32_t agt_tensor_item(agt_tensor* t, double* real, double* imaginary, int64_t* whole) noexcept {
    return guard([&] {
        impl(t);
        const c10::Scalar value = borrow(t).item();
        *imaginary = 0;
        *whole = 0;
        if (value.isComplex()) {
            const auto c = value.toComplexDouble();
            *real = c.real();
            *imaginary = c.imag();
        } else if (value.isFloatingPoint()) {
            *real = value.toDouble();
        } else {
            *whole = value.toLong();
            *real = static_cast<double>(*whole);
        }
    });
}

}  // extern "C"
