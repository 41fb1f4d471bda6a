// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <coroutine>
#include <cstddef>
#include <exception>
#include <optional>
#include <utility>

#include "engine/net/frame_memory.hpp"

namespace weir::net {

template <class T = void>
class Task;

namespace detail {

struct PromiseBase {
    struct FinalAwaiter {
        bool await_ready() const noexcept { return false; }
        template <class Promise>
        std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> self) const noexcept {
            PromiseBase& promise = self.promise();
            promise.done = true;
            return promise.continuation ? promise.continuation : std::noop_coroutine();
        }
        void await_resume() const noexcept {}
    };

    static void* operator new(std::size_t size) { return takeFrame(size); }
    static void operator delete(void* frame, std::size_t size) noexcept {
        giveFrameBack(frame, size);
    }

    std::suspend_always initial_suspend() const noexcept { return {}; }
    FinalAwaiter final_suspend() const noexcept { return {}; }
    void unhandled_exception() { failure = std::current_exception(); }

    std::coroutine_handle<> continuation;
    std::exception_ptr failure;
    bool done = false;
};

template <class T>
struct Promise : PromiseBase {
    Task<T> get_return_object();
    template <class U>
    void return_value(U&& result) {
        value.emplace(std::forward<U>(result));
    }
    T take() {
        if (failure) {
            std::rethrow_exception(failure);
        }
        return std::move(*value);
    }

    std::optional<T> value;
};

template <>
struct Promise<void> : PromiseBase {
    Task<void> get_return_object();
    void return_void() const {}
    void take() const {
        if (failure) {
            std::rethrow_exception(failure);
        }
    }
};

}  // namespace detail

// A coroutine that begins when it is awaited, on the thread that awaits it, and belongs to its
// holder: destroying a suspended Task destroys its frames, and every awaiter here takes itself off
// whatever it waited for. Exceptions travel to the awaiter.
template <class T>
class [[nodiscard]] Task {
public:
    using promise_type = detail::Promise<T>;
    using Handle = std::coroutine_handle<promise_type>;

    Task() = default;
    explicit Task(Handle handle) : m_handle(handle) {}
    Task(Task&& other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}
    Task& operator=(Task&& other) noexcept {
        if (this != &other) {
            destroy();
            m_handle = std::exchange(other.m_handle, nullptr);
        }
        return *this;
    }
    ~Task() { destroy(); }

    // Runs it to its first suspension without anyone waiting for its end. The holder keeps it
    // alive and may look at done().
    void start() { m_handle.resume(); }
    bool done() const { return m_handle && m_handle.promise().done; }

    // A child that never suspends returns into await_suspend instead of resuming its parent from
    // below: without optimisation GCC makes symmetric transfers nested calls, and a loop over
    // ready children would grow the stack without end.
    auto operator co_await() && noexcept {
        struct Awaiter {
            Handle child;

            bool await_ready() const noexcept { return false; }
            bool await_suspend(std::coroutine_handle<> parent) const {
                child.resume();
                if (child.promise().done) {
                    return false;
                }
                child.promise().continuation = parent;
                return true;
            }
            T await_resume() const { return child.promise().take(); }
        };
        return Awaiter{m_handle};
    }

private:
    void destroy() {
        if (m_handle) {
            m_handle.destroy();
        }
    }

    Handle m_handle;
};

namespace detail {

template <class T>
Task<T> Promise<T>::get_return_object() {
    return Task<T>(std::coroutine_handle<Promise>::from_promise(*this));
}

inline Task<void> Promise<void>::get_return_object() {
    return Task<void>(std::coroutine_handle<Promise>::from_promise(*this));
}

struct Detached {
    struct promise_type {
        Detached get_return_object() const { return {}; }
        std::suspend_never initial_suspend() const noexcept { return {}; }
        std::suspend_never final_suspend() const noexcept { return {}; }
        void return_void() const {}
        // Nobody is left to hear of it.
        [[noreturn]] void unhandled_exception() const { std::terminate(); }
    };
};

inline Detached detach(Task<void> task) {
    co_await std::move(task);
}

}  // namespace detail

// Starts a task that owns itself and is gone when it ends. It must not throw.
inline void spawn(Task<void> task) {
    detail::detach(std::move(task));
}

}  // namespace weir::net
