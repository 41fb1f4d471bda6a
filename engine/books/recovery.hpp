// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/books/store/month.hpp"

namespace weir::books {

// Books a batch; nothing counts when it fails.
using BookBatch = std::function<Result<void>(std::span<const Booking>)>;

// Takes what stands between entries and is none: the disk lost it.
using DamageSink = std::function<Result<void>(std::string_view)>;

// Journal files in a folder, oldest first.
std::vector<std::filesystem::path> journalFiles(const std::filesystem::path& folder);

// Books everything that an earlier process journaled: its outcomes, and as Unsettled the intents
// that no outcome followed. A file may end in an entry that was cut, and in zeros; what does not
// check before that goes to `damaged`. May be repeated: what is in the book already is passed over.
// Errors: those of `book` and `damaged`, and Unsupported for a journal of a newer Weir.
Result<void> recoverJournals(std::span<const std::filesystem::path> files, const BookBatch& book,
                             const DamageSink& damaged = {});

}  // namespace weir::books
