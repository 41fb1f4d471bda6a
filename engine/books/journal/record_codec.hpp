// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/books/record.hpp"

namespace weir::books {

// A record as bytes, for the journal and for what the book keeps beside its columns: everything but
// headers, which are not written to disk. Numbers are LEB128, texts have their length in front.
void encodeRecord(std::string& into, const ExchangeRecord& record);

// Nothing for bytes that encodeRecord() did not make; never reads outside of them.
std::optional<ExchangeRecord> decodeRecord(std::string_view bytes);
// The same into a record that is used again and again, so that its memory is, too. Without headers.
// False: what `into` holds then is of no use.
bool decodeRecord(std::string_view bytes, ExchangeRecord& into);

}  // namespace weir::books
