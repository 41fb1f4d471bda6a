// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/harness/shelf.hpp"

#include <charconv>

#include "engine/books/journal/entry.hpp"
#include "engine/books/journal/record_codec.hpp"
#include "tests/harness/disk.hpp"

namespace weir::harness {

namespace {

constexpr std::size_t kPieceBytes = 32 << 10;
constexpr std::string_view kSession = "call-";

}  // namespace

void Shelf::read() {
    if (m_journal.holds() && !Disk::current().full) {
        if (auto written = m_journal.writeHeld(); !written) {
            m_witness.fault("a journal that has room does not write: " + written.error().text());
        }
    }
    for (;;) {
        m_bytes.clear();
        if (auto got = m_journal.read(m_bytes, kPieceBytes); !got) {
            m_witness.fault("the journal cannot be read: " + got.error().text());
            return;
        }
        if (m_bytes.empty()) {
            return;
        }
        std::string_view bytes = m_bytes;
        while (const auto entry = books::takeEntry(bytes)) {
            auto record = books::decodeRecord(entry->body);
            if (!record) {
                m_witness.fault("an entry of the journal is no record");
                continue;
            }
            Entries& entries = m_calls[callOf(*record)];
            (entry->kind == books::EntryKind::Intent ? entries.intents : entries.outcomes)
                .push_back(std::move(*record));
        }
        if (!bytes.empty()) {
            m_witness.fault("the journal holds what is no entry");
        }
        m_journal.taken();
    }
}

const Shelf::Entries* Shelf::find(int call) const {
    const auto found = m_calls.find(call);
    return found == m_calls.end() ? nullptr : &found->second;
}

int Shelf::callOf(const books::ExchangeRecord& record) {
    int number = -1;
    const std::string_view session = record.session;
    if (session.starts_with(kSession)) {
        std::from_chars(session.data() + kSession.size(), session.data() + session.size(), number);
    }
    return number;
}

}  // namespace weir::harness
