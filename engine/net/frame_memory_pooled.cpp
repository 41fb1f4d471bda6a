// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstdint>
#include <new>

#include "engine/net/frame_memory.hpp"

namespace weir::net {

namespace {

constexpr std::size_t kStep = 64;
constexpr std::size_t kLargest = 4096;  // what is larger is rare, and the allocator's
constexpr std::size_t kClasses = kLargest / kStep;
// Kept of one size by one thread; thousands of streams that end together give the rest back.
constexpr std::uint32_t kMostKept = 64;

struct Frame {
    Frame* next;
};

struct List {
    Frame* first = nullptr;
    std::uint32_t count = 0;
};

// Without a constructor or destructor, so that reaching them costs nothing.
thread_local std::array<List, kClasses> lists;
thread_local bool keeping = false;

struct Keeper {
    Keeper() { keeping = true; }
    ~Keeper() {
        keeping = false;
        for (List& list : lists) {
            while (Frame* frame = list.first) {
                list.first = frame->next;
                ::operator delete(frame);
            }
        }
    }
};

// Begins to keep frames on this thread, until it ends.
void beginKeeping() {
    static thread_local const Keeper keeper;
}

constexpr std::size_t classOf(std::size_t size) {
    return (size - 1) / kStep;
}

}  // namespace

void* takeFrame(std::size_t size) {
    if (size == 0 || size > kLargest) {
        return ::operator new(size);
    }
    List& list = lists[classOf(size)];
    if (Frame* frame = list.first) {
        list.first = frame->next;
        --list.count;
        return frame;
    }
    beginKeeping();
    return ::operator new((classOf(size) + 1) * kStep);
}

void giveFrameBack(void* frame, std::size_t size) noexcept {
    if (size != 0 && size <= kLargest && keeping) {
        if (List& list = lists[classOf(size)]; list.count < kMostKept) {
            list.first = ::new (frame) Frame{list.first};
            ++list.count;
            return;
        }
    }
    ::operator delete(frame);
}

}  // namespace weir::net
