// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

// Where the frames of tasks live. A call makes some thirty of them, in the same few sizes as the
// call before it, and many are larger than what the allocator keeps at hand for a thread. Which
// source file stands behind this is chosen in CMake: with sanitizers each frame is an allocation of
// its own, so that they see its bounds and its end.
namespace weir::net {

void* takeFrame(std::size_t size);
// `size` as it was asked for. On any thread.
void giveFrameBack(void* frame, std::size_t size) noexcept;

}  // namespace weir::net
