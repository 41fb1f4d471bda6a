// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weir {

// The text with everything that looks like a key or token replaced by "[key]". Providers echo keys
// in their error bodies, and people paste them into prompts and URLs, so every text on its way to
// a log, a record's error or a diagnosis passes here. Knows bearer values, the prefixes that keys
// of providers carry (sk-, weir_sk_, weir_op_, AIza, xai-, gsk_ …), key=… query members, and JWTs.
std::string scrub(std::string_view text);
// The same at the end of `clean`.
void appendScrubbed(std::string& clean, std::string_view text);

}  // namespace weir
