// SPDX-License-Identifier: GPL-3.0-or-later
#include <new>

#include "engine/net/frame_memory.hpp"

namespace weir::net {

void* takeFrame(std::size_t size) {
    return ::operator new(size);
}

void giveFrameBack(void* frame, std::size_t size) noexcept {
    ::operator delete(frame, size);
}

}  // namespace weir::net
