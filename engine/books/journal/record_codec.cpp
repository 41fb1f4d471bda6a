// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/journal/record_codec.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <type_traits>

#include "engine/base/tag_set.hpp"

namespace weir::books {

namespace {

// First byte of an encoded record. A change of the fields below is a new number, and the old form
// stays readable for as long as journals and books of it exist.
constexpr char kForm = 12;
constexpr char kFirstWithSession = 2;
constexpr char kFirstWithCall = 3;
constexpr char kFirstWithPrice = 4;
constexpr char kFirstWithJudged = 5;
constexpr char kFirstWithDegraded = 6;
constexpr char kFirstWithCostCentre = 7;
constexpr char kFirstWithBudgetLeft = 8;
constexpr char kFirstWithWarm = 9;
constexpr char kFirstWithMetadata = 10;
constexpr char kFirstWithTokenTimes = 11;
constexpr char kFirstWithAskedHeaders = 11;
constexpr char kFirstWithSaved = 12;

// Numbers gather in a buffer of its own: to grow a string a byte at a time costs more than to
// encode the number.
class Writer {
public:
    explicit Writer(std::string& into) : m_into(into) {}
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    ~Writer() { flush(); }

    // Most are one byte.
    void operator()(std::uint64_t value) {
        makeRoom(kLongestNumber);
        char* at = m_buffer.data() + m_size;
        for (; value >= 0x80; value >>= 7) {
            *at++ = static_cast<char>(value | 0x80);
        }
        *at++ = static_cast<char>(value);
        m_size = static_cast<std::size_t>(at - m_buffer.data());
    }
    // Zigzag, so that -1 is one byte.
    void operator()(std::int64_t value) {
        (*this)((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
    }
    void operator()(std::uint16_t value) { (*this)(static_cast<std::uint64_t>(value)); }
    void operator()(bool value) { (*this)(static_cast<std::uint64_t>(value ? 1 : 0)); }
    void operator()(const std::string& text) {
        (*this)(static_cast<std::uint64_t>(text.size()));
        append(text);
    }
    void operator()(const Id& id) {
        const auto& bytes = id.bytes();
        append({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }
    void operator()(Money money) { (*this)(money.nano()); }
    void operator()(Timestamp time) {
        (*this)(static_cast<std::int64_t>(time.time_since_epoch().count()));
    }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void operator()(Enum value, Enum) {
        (*this)(static_cast<std::uint64_t>(value));
    }
    template <class T, class Each>
    void list(const std::vector<T>& items, Each each) {
        (*this)(static_cast<std::uint64_t>(items.size()));
        for (const T& item : items) {
            each(*this, item);
        }
    }

private:
    static constexpr std::size_t kLongestNumber = 10;

    void makeRoom(std::size_t bytes) {
        if (m_buffer.size() - m_size < bytes) {
            flush();
        }
    }
    void append(std::string_view bytes) {
        if (bytes.empty()) {
            return;
        }
        makeRoom(bytes.size());
        if (bytes.size() > m_buffer.size()) {
            m_into.append(bytes);
            return;
        }
        std::copy(bytes.begin(), bytes.end(),
                  m_buffer.begin() + static_cast<std::ptrdiff_t>(m_size));
        m_size += bytes.size();
    }
    void flush() {
        m_into.append(m_buffer.data(), m_size);
        m_size = 0;
    }

    std::string& m_into;
    // Not cleared: what is read of it was written before.
    std::array<char, 512> m_buffer;
    std::size_t m_size = 0;
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    bool atEnd() const { return m_good && m_bytes.empty(); }

    void operator()(std::uint64_t& value) {
        value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (m_bytes.empty()) {
                break;
            }
            const auto byte = static_cast<std::uint8_t>(m_bytes.front());
            m_bytes.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
            if (byte < 0x80) {
                return;
            }
        }
        fail();
    }
    void operator()(std::int64_t& value) {
        std::uint64_t bits = 0;
        (*this)(bits);
        value = static_cast<std::int64_t>(bits >> 1) ^ -static_cast<std::int64_t>(bits & 1);
    }
    void operator()(std::uint16_t& value) {
        std::uint64_t wide = 0;
        (*this)(wide);
        if (wide > 0xffff) {
            fail();
        }
        value = static_cast<std::uint16_t>(wide);
    }
    void operator()(bool& value) {
        const std::string_view byte = take(1);
        value = !byte.empty() && byte[0] == 1;
        if (!byte.empty() && static_cast<std::uint8_t>(byte[0]) > 1) {
            fail();
        }
    }
    void operator()(std::string& text) {
        std::uint64_t size = 0;
        (*this)(size);
        text = take(size);
    }
    void operator()(Id& id) {
        const std::string_view text = take(16);
        std::array<std::uint8_t, 16> bytes{};
        std::ranges::transform(text, bytes.begin(),
                               [](char c) { return static_cast<std::uint8_t>(c); });
        id = Id::fromBytes(bytes);
    }
    void operator()(Money& money) {
        std::int64_t nano = 0;
        (*this)(nano);
        money = Money::fromNano(nano);
    }
    void operator()(Timestamp& time) {
        std::int64_t count = 0;
        (*this)(count);
        time = Timestamp(Microseconds(count));
    }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void operator()(Enum& value, Enum last) {
        std::uint64_t number = 0;
        (*this)(number);
        if (number > static_cast<std::uint64_t>(last)) {
            fail();
        }
        value = static_cast<Enum>(number);
    }
    template <class T, class Each>
    void list(std::vector<T>& items, Each each) {
        std::uint64_t size = 0;
        (*this)(size);
        // An item has a byte at least: no count makes more memory than there are bytes.
        if (size > m_bytes.size()) {
            fail();
            return;
        }
        for (std::size_t i = 0; i < size && m_good; ++i) {
            each(*this, i < items.size() ? items[i] : items.emplace_back());
        }
        items.resize(m_good ? static_cast<std::size_t>(size) : 0);
    }

private:
    std::string_view take(std::uint64_t size) {
        if (size > m_bytes.size()) {
            fail();
            return {};
        }
        const std::string_view taken = m_bytes.substr(0, static_cast<std::size_t>(size));
        m_bytes.remove_prefix(static_cast<std::size_t>(size));
        return taken;
    }
    void fail() {
        m_good = false;
        m_bytes = {};
    }

    std::string_view m_bytes;
    bool m_good = true;
};

// One list of fields for both directions. The enums name their last value, which bounds them.
constexpr Mark kAllMarks = static_cast<Mark>(0xffff);

const auto usageFields = [](auto& field, auto& usage) {
    field(usage.inUncached);
    field(usage.inCacheRead);
    field(usage.inCacheWrite5m);
    field(usage.inCacheWrite1h);
    field(usage.inAudio);
    field(usage.inImage);
    field(usage.outText);
    field(usage.outReasoning);
    field(usage.outAudio);
    field(usage.serverToolCalls);
    field(usage.tier, ServiceTier::Priority);
    field(usage.source, Source::Reported);
};

const auto phaseFields = [](auto& field, auto& phase) {
    field(phase.name);
    field(phase.fromUs);
    field(phase.toUs);
};

const auto lossFields = [](auto& field, auto& loss) {
    field(loss.where);
    field(loss.what);
};

const auto candidateFields = [](auto& field, auto& candidate) {
    field(candidate.target);
    field(candidate.outcome);
    field(candidate.reason);
};

const auto pricedFields = [](auto& field, auto& by) {
    field(by.own);
    field(by.entry);
    field(by.from);
    field(by.thousandths);
};

const auto attemptFields = [](auto& field, auto& attempt, char form) {
    field(attempt.id);
    field(attempt.provider);
    field(attempt.model);
    field(attempt.servedModel);
    field(attempt.sign, AttemptSign::Skipped);
    field(attempt.status);
    field(attempt.reusedConnection);
    field(attempt.free);
    field(attempt.startUs);
    field(attempt.firstTokenUs);
    field(attempt.endUs);
    field(attempt.chosenBecause);
    field(attempt.outcome);
    field(attempt.providerRequestId);
    usageFields(field, attempt.usage);
    field(attempt.pricing, Pricing::Free);
    if (form >= kFirstWithPrice) {
        pricedFields(field, attempt.pricedBy);
    }
    field(attempt.cost);
    if (form >= kFirstWithSaved) {
        field(attempt.saved);
    }
    field(attempt.held);
    field.list(attempt.phases, phaseFields);
};

const auto textField = [](auto& field, auto& text) { field(text); };

const auto seenFields = [](auto& field, auto& seen, char form) {
    field(seen.target);
    field(seen.firstTokenP50Us);
    field(seen.inFlight);
    if (form >= kFirstWithTokenTimes) {
        field(seen.tokenP50Us);
    }
};

const auto warmFields = [](auto& field, auto& warm) {
    field(warm.target);
    field(warm.tokens);
    field(warm.until);
};

const auto headerFields = [](auto& field, auto& header) {
    field(header.name);
    field(header.value);
};

const auto metadataFields = [](auto& field, auto& member) {
    field(member.name);
    field(member.value);
    field(member.present);
};

const auto judgedFields = [](auto& field, auto& judged) {
    field(judged.task);
    field(judged.complexity);
    field(judged.taskPercent);
    field(judged.complexityPercent);
    field(judged.because);
};

const auto callFields = [](auto& field, auto& call, char form) {
    field(call.known);
    field(call.tokens);
    field(call.maxTokens);
    field(call.messages);
    field(call.tools);
    field(call.images);
    field(call.audio);
    field(call.files);
    field(call.structured);
    field(call.tier);
    field.list(call.tags, textField);
    field.list(call.seen, [form](auto& each, auto& seen) { seenFields(each, seen, form); });
    if (form >= kFirstWithJudged) {
        judgedFields(field, call.judged);
    }
    if (form >= kFirstWithDegraded) {
        field(call.degradedBy);
    }
    if (form >= kFirstWithCostCentre) {
        field(call.costCentre);
    }
    if (form >= kFirstWithBudgetLeft) {
        field(call.budgetLeft);
    }
    if (form >= kFirstWithWarm) {
        field(call.warmKnown);
        field.list(call.warm, warmFields);
    }
    if (form >= kFirstWithMetadata) {
        field.list(call.metadata, metadataFields);
    }
    if (form >= kFirstWithAskedHeaders) {
        field.list(call.headersAsked, textField);
        field.list(call.headers, headerFields);
    }
};

const auto recordFields = [](auto& field, auto& record, char form) {
    field(record.id);
    field(record.state, ExchangeState::Unsettled);
    field(record.marks, kAllMarks);
    field(record.startedAt);
    field(record.keyId);
    field(record.key);
    field(record.team);
    field(record.user);
    if (form >= kFirstWithSession) {
        field(record.session);
    }
    field(record.endpoint);
    field(record.dialect, Dialect::Anthropic);
    field(record.modelAsked);
    if (form >= kFirstWithCall) {
        callFields(field, record.call, form);
        field(record.route);
    }
    field(record.revision);
    field(record.stream);
    field(record.status);
    field(record.durationUs);
    field(record.firstTokenUs);
    field(record.addedUs);
    field(record.requestBytes);
    field(record.responseBytes);
    field(record.error);
    field(record.client);
    field.list(record.attempts,
               [form](auto& each, auto& attempt) { attemptFields(each, attempt, form); });
    field.list(record.candidates, candidateFields);
    field.list(record.phases, phaseFields);
    field.list(record.losses, lossFields);
};

}  // namespace

void encodeRecord(std::string& into, const ExchangeRecord& record) {
    into.push_back(kForm);
    Writer writer(into);
    recordFields(writer, record, kForm);
}

bool decodeRecord(std::string_view bytes, ExchangeRecord& into) {
    if (bytes.empty() || bytes.front() < 1 || bytes.front() > kForm) {
        return false;
    }
    Reader reader(bytes.substr(1));
    into.session.clear();
    into.call = {};
    into.call.costCentre = kNotRecorded;  // unless it is read below
    into.route.clear();
    for (AttemptRecord& attempt : into.attempts) {
        attempt.pricedBy = {};
        attempt.saved = {};
    }
    recordFields(reader, into, bytes.front());
    return reader.atEnd();
}

std::optional<ExchangeRecord> decodeRecord(std::string_view bytes) {
    std::optional<ExchangeRecord> record(std::in_place);
    if (!decodeRecord(bytes, *record)) {
        record.reset();
    }
    return record;
}

}  // namespace weir::books
