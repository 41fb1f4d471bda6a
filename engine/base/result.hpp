// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "engine/base/error.hpp"

namespace weir {

// A Result was asked for what it does not hold.
[[noreturn]] void throwNotThere();

// A value or the Error that stands in its place. Expected failures travel this way; an exception
// ends an operation. A union and not std::variant, whose visitors are compiled anew for each of the
// hundreds of types that stand in here.
template <class T>
class [[nodiscard]] Result {
public:
    using Value = T;

    Result(T value) : m_ok(true), m_value(std::move(value)) {}
    Result(Error error) : m_ok(false), m_error(std::move(error)) {}
    Result(const Result& other)
        requires std::is_copy_constructible_v<T>
        : m_ok(other.m_ok) {
        if (m_ok) {
            std::construct_at(std::addressof(m_value), other.m_value);
        } else {
            std::construct_at(std::addressof(m_error), other.m_error);
        }
    }
    Result(Result&& other) noexcept : m_ok(other.m_ok) { take(other); }
    Result& operator=(Result other) noexcept {
        drop();
        m_ok = other.m_ok;
        take(other);
        return *this;
    }
    ~Result() { drop(); }

    bool ok() const { return m_ok; }
    explicit operator bool() const { return ok(); }

    // Asking for what is not there throws std::logic_error.
    T& value() & { return expect(true), m_value; }
    const T& value() const& { return expect(true), m_value; }
    T&& value() && { return expect(true), std::move(m_value); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return std::addressof(value()); }
    const T* operator->() const { return std::addressof(value()); }

    Error& error() & { return expect(false), m_error; }
    const Error& error() const& { return expect(false), m_error; }
    Error&& error() && { return expect(false), std::move(m_error); }

private:
    void expect(bool ok) const {
        if (m_ok != ok) {
            throwNotThere();
        }
    }
    void take(Result& other) noexcept {
        static_assert(std::is_nothrow_move_constructible_v<T>);
        if (m_ok) {
            std::construct_at(std::addressof(m_value), std::move(other.m_value));
        } else {
            std::construct_at(std::addressof(m_error), std::move(other.m_error));
        }
    }
    void drop() {
        if (m_ok) {
            std::destroy_at(std::addressof(m_value));
        } else {
            std::destroy_at(std::addressof(m_error));
        }
    }

    bool m_ok;
    union {
        T m_value;
        Error m_error;
    };
};

template <>
class [[nodiscard]] Result<void> {
public:
    using Value = void;

    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }

    Error& error() & { return *m_error; }
    const Error& error() const& { return *m_error; }
    Error&& error() && { return *std::move(m_error); }

private:
    std::optional<Error> m_error;
};

}  // namespace weir
