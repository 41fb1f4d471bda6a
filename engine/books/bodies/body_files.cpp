// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/bodies/body_files.hpp"

#include <unistd.h>

#include <algorithm>
#include <set>
#include <system_error>

#include <fmt/format.h>

#include "engine/books/bodies/body_codec.hpp"
#include "engine/books/bodies/segment_name.hpp"

namespace weir::books {

namespace {

constexpr std::string_view kIndexName = "index.db";

}  // namespace

BodyFiles::BodyFiles(std::filesystem::path folder, std::unique_ptr<BodyIndex> index,
                     const Clock& clock, Random& random, const Log& log)
    : m_folder(std::move(folder)),
      m_index(std::move(index)),
      m_clock(clock),
      m_random(random),
      m_log(log) {}

Result<std::unique_ptr<BodyFiles>> BodyFiles::open(const std::filesystem::path& folder,
                                                   const Clock& clock, Random& random,
                                                   const Log& log) {
    std::error_code failed;
    if (std::filesystem::create_directories(folder, failed); failed) {
        return Error::fromErrno("Cannot make " + folder.string(), failed.value());
    }
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
    const auto file = folder / kIndexName;
    auto index = BodyIndex::open(file);
    if (!index && index.error().code == ErrorCode::Invalid) {
        log.warning("The index of stored bodies is made anew: " + index.error().text());
        for (const char* part : {"", "-wal", "-shm"}) {
            std::filesystem::remove(file.string() + part, failed);
        }
        index = BodyIndex::open(file);
    }
    if (!index) {
        return std::move(index.error());
    }
    std::unique_ptr<BodyFiles> files(new BodyFiles(folder, std::move(*index), clock, random, log));
    if (const auto taken = files->takeStock(); !taken) {
        return taken.error();
    }
    return files;
}

// The files say what there is; the index follows.
Result<void> BodyFiles::takeStock() {
    std::set<std::string, decltype(&isOlder)> names(&isOlder);
    std::error_code failed;
    for (const auto& item : std::filesystem::directory_iterator(m_folder, failed)) {
        if (std::string name = item.path().filename(); isSegmentName(name)) {
            names.insert(std::move(name));
        }
    }
    auto listed = m_index->segments();
    if (!listed) {
        return std::move(listed.error());
    }
    for (const BodyIndex::Segment& segment : *listed) {
        if (!names.contains(segment.name)) {
            if (auto removed = m_index->remove(segment); !removed) {
                return removed;
            }
        }
    }
    for (const std::string& name : names) {
        const auto known = std::ranges::find(*listed, name, &BodyIndex::Segment::name);
        auto segment =
            known != listed->end() ? Result<BodyIndex::Segment>(*known) : m_index->addSegment(name);
        if (!segment) {
            return std::move(segment.error());
        }
        if (const auto all = listRest(*segment); !all) {
            m_log.warning(all.error().text());
        }
        std::error_code ignored;
        const auto size = std::filesystem::file_size(pathOf(name), ignored);
        segment->end = ignored ? segment->end : size;
        m_bytes += segment->end;
        m_segments.push_back(std::move(*segment));
    }
    return {};
}

// Reads heads from the last that is listed on, to the first that is not whole.
Result<void> BodyFiles::listRest(BodyIndex::Segment& segment) {
    const auto file = File::open(pathOf(segment.name), File::Mode::Read);
    if (!file) {
        return file.error();
    }
    const auto size = file->size();
    if (!size) {
        return size.error();
    }
    std::uint64_t place = std::max<std::uint64_t>(segment.end, SegmentHead::kSize);
    std::vector<BodyIndex::Entry> entries;
    std::array<char, RecordHead::kSize> bytes{};
    while (place + bytes.size() <= *size) {
        const auto got = file->readAt(bytes.data(), bytes.size(), place);
        const auto head = got && *got == bytes.size()
                              ? RecordHead::read(std::string_view(bytes.data(), bytes.size()))
                              : std::nullopt;
        if (!head || head->sealed > *size - place - bytes.size()) {
            break;
        }
        entries.push_back({head->id, place});
        place += bytes.size() + head->sealed;
    }
    return entries.empty() ? Result<void>() : m_index->add(segment, entries, place);
}

Result<void> BodyFiles::begin(const MasterKey& key) {
    const std::string day = dayText(m_clock.now());
    std::uint32_t number = 0;
    for (const BodyIndex::Segment& segment : m_segments) {
        if (segment.name.starts_with(day)) {
            number = std::max(number, numberOf(segment.name));
        }
    }
    const std::string name = fmt::format("{}-{}", day, number + 1);
    SegmentHead head;
    head.key = key.fingerprint();
    m_random.fill(std::as_writable_bytes(std::span(head.salt)));
    auto cipher = SegmentCipher::make(key, head);
    if (!cipher) {
        return std::move(cipher.error());
    }
    auto file = File::open(pathOf(name), File::Mode::Create);
    if (!file) {
        return std::move(file.error());
    }
    auto segment = m_index->addSegment(name);
    auto written = segment ? file->writeAt(head.written(), 0) : Result<void>(segment.error());
    if (!written) {
        std::error_code ignored;
        std::filesystem::remove(pathOf(name), ignored);
        if (segment) {
            (void)m_index->remove(*segment);
        }
        return written;
    }
    segment->end = SegmentHead::kSize;
    m_bytes += segment->end;
    m_segments.push_back(*segment);
    m_open.emplace(Open{*segment, std::move(*file), std::move(*cipher), key.fingerprint(), day});
    return {};
}

Result<std::string> BodyFiles::sealAll(std::span<const Exchange> exchanges,
                                       std::vector<BodyIndex::Entry>& entries) {
    std::string records;
    for (const Exchange& exchange : exchanges) {
        RecordHead head;
        head.id = exchange.id;
        m_random.fill(std::as_writable_bytes(std::span(head.nonce)));
        std::string plain = encodeBodies(*exchange.bodies);
        auto sealed = m_open->cipher.seal(head.id, head.nonce, plain);
        wipe(plain);
        if (!sealed) {
            return std::move(sealed.error());
        }
        if (sealed->size() > RecordHead::kMostSealed) {
            return Error::invalid("The bodies of " + exchange.id.text() + " are too long.");
        }
        head.sealed = static_cast<std::uint32_t>(sealed->size());
        entries.push_back({exchange.id, m_open->segment.end + records.size()});
        records += head.written();
        records += *sealed;
    }
    return records;
}

Result<void> BodyFiles::append(std::span<const Exchange> exchanges, const MasterKey& key,
                               const Limits& limits) {
    std::uint64_t coming = SegmentHead::kSize;
    for (const Exchange& exchange : exchanges) {
        coming += exchange.bodies->bytes() + RecordHead::kSize + 64;
    }
    if (m_open &&
        (m_open->key != key.fingerprint() || m_open->day != dayText(m_clock.now()) ||
         m_open->segment.end + coming > std::min(limits.segmentBytes, limits.bytes / 8))) {
        close();
    }
    if (auto room = retain(limits, coming); !room) {
        return room;
    }
    if (!m_open) {
        if (auto begun = begin(key); !begun) {
            return begun;
        }
    }
    std::vector<BodyIndex::Entry> entries;
    const auto records = sealAll(exchanges, entries);
    if (!records) {
        return records.error();
    }
    BodyIndex::Segment& segment = m_open->segment;
    auto written = m_open->file.writeAt(*records, segment.end);
    if (written) {
        written = m_index->add(segment, entries, segment.end + records->size());
    }
    if (!written) {
        // What was written of it gives its place back, and is nothing that a start would find.
        [[maybe_unused]] const int cut =
            ::ftruncate(m_open->file.descriptor(), static_cast<off_t>(segment.end));
        return written;
    }
    segment.end += records->size();
    m_segments.back().end = segment.end;
    m_bytes += records->size();
    return {};
}

void BodyFiles::close() {
    m_open.reset();
}

Result<void> BodyFiles::retain(const Limits& limits, std::uint64_t coming) {
    const auto today = std::chrono::floor<std::chrono::days>(m_clock.now());
    // Each by its own day: a clock that was wrong for a while must not keep the others.
    for (std::size_t place = 0; place < m_segments.size();) {
        const auto day = dayOf(m_segments[place].name);
        if (*day + std::chrono::days(limits.days) >= today) {
            ++place;
        } else if (auto dropped = drop(place); !dropped) {
            return dropped;
        }
    }
    while (!m_segments.empty() && m_bytes + coming > limits.bytes) {
        if (auto dropped = drop(0); !dropped) {
            return dropped;
        }
    }
    return {};
}

Result<void> BodyFiles::clear() {
    while (!m_segments.empty()) {
        if (auto dropped = drop(0); !dropped) {
            return dropped;
        }
    }
    return {};
}

// The file first: what the index then lists too much is put right at the next start.
Result<void> BodyFiles::drop(std::size_t place) {
    const BodyIndex::Segment segment = m_segments[place];
    if (m_open && m_open->segment.number == segment.number) {
        close();
    }
    std::error_code failed;
    if (std::filesystem::remove(pathOf(segment.name), failed); failed) {
        return Error::fromErrno("Cannot remove " + pathOf(segment.name).string(), failed.value());
    }
    m_bytes -= segment.end;
    m_segments.erase(m_segments.begin() + static_cast<std::ptrdiff_t>(place));
    return m_index->remove(segment);
}

Result<std::optional<Timestamp>> BodyFiles::keptUntil(const Id& id, std::uint32_t days) const {
    const auto found = m_index->find(id);
    if (!found) {
        return found.error();
    }
    const auto day = *found ? dayOf((*found)->segment) : std::nullopt;
    if (!day) {
        return std::optional<Timestamp>();
    }
    return std::optional<Timestamp>(*day + std::chrono::days(days));
}

}  // namespace weir::books
