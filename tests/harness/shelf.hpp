// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/books/journal.hpp"
#include "tests/harness/witness.hpp"

namespace weir::harness {

// What the journal of a run says of its calls, taken as the book takes it: behind the writer, a
// piece at a time.
class Shelf {
public:
    struct Entries {
        std::vector<books::ExchangeRecord> intents;
        std::vector<books::ExchangeRecord> outcomes;
    };

    Shelf(books::Journal& journal, Witness& witness) : m_journal(journal), m_witness(witness) {}

    // Takes what was written since.
    void read();
    // By the number of the call.
    const std::map<int, Entries>& calls() const { return m_calls; }
    const Entries* find(int call) const;
    // Of a record: the call that it is of, by the session that its client named.
    static int callOf(const books::ExchangeRecord& record);

private:
    books::Journal& m_journal;
    Witness& m_witness;
    std::string m_bytes;
    std::map<int, Entries> m_calls;
};

}  // namespace weir::harness
