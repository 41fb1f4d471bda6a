// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/bodies/body_index.hpp"

#include <array>

namespace weir::books {

namespace {

constexpr Milliseconds kIndexPatience{2000};

constexpr std::array kSchema = {
    R"sql(
CREATE TABLE segment (
  number INTEGER PRIMARY KEY,
  name   TEXT NOT NULL UNIQUE,
  end_at INTEGER NOT NULL
);
CREATE TABLE body (
  id      BLOB PRIMARY KEY,   -- of the exchange
  segment INTEGER NOT NULL REFERENCES segment(number),
  place   INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX body_of_segment ON body(segment);
)sql",
};

}  // namespace

Result<std::unique_ptr<BodyIndex>> BodyIndex::open(const std::filesystem::path& file) {
    auto database = Database::open(file, Database::Mode::Create, kIndexPatience);
    if (!database) {
        return std::move(database.error());
    }
    if (auto migrated = database->migrate(kSchema); !migrated) {
        return std::move(migrated.error());
    }
    return std::unique_ptr<BodyIndex>(new BodyIndex(std::move(*database)));
}

Result<std::vector<BodyIndex::Segment>> BodyIndex::segments() const {
    const std::scoped_lock lock(m_mutex);
    auto query = m_database.prepare("SELECT number,name,end_at FROM segment ORDER BY number");
    if (!query) {
        return std::move(query.error());
    }
    std::vector<Segment> segments;
    for (;;) {
        const auto row = query->step();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            return segments;
        }
        segments.push_back(
            {query->integer(0), query->text(1), static_cast<std::uint64_t>(query->integer(2))});
    }
}

Result<BodyIndex::Segment> BodyIndex::addSegment(const std::string& name) {
    const std::scoped_lock lock(m_mutex);
    auto insert = m_database.prepare("INSERT INTO segment(name,end_at) VALUES(?,0)");
    if (!insert) {
        return std::move(insert.error());
    }
    if (auto done = insert->bind(1, name).run(); !done) {
        return std::move(done.error());
    }
    auto query = m_database.prepare("SELECT number FROM segment WHERE name=?");
    if (!query) {
        return std::move(query.error());
    }
    if (const auto row = query->bind(1, name).step(); !row) {
        return row.error();
    }
    return Segment{query->integer(0), name, 0};
}

Result<void> BodyIndex::add(const Segment& segment, std::span<const Entry> entries,
                            std::uint64_t end) {
    const std::scoped_lock lock(m_mutex);
    return m_database.transaction([&]() -> Result<void> {
        // An exchange has one record; of two, as after a crash at the wrong moment, the newer one.
        auto insert = m_database.prepare("INSERT OR REPLACE INTO body VALUES(?,?,?)");
        if (!insert) {
            return std::move(insert.error());
        }
        for (const Entry& entry : entries) {
            if (auto done =
                    insert
                        ->bindAll(entry.id, segment.number, static_cast<std::int64_t>(entry.place))
                        .run();
                !done) {
                return done;
            }
        }
        auto update = m_database.prepare("UPDATE segment SET end_at=? WHERE number=?");
        if (!update) {
            return std::move(update.error());
        }
        return update->bindAll(static_cast<std::int64_t>(end), segment.number).run();
    });
}

Result<void> BodyIndex::remove(const Segment& segment) {
    const std::scoped_lock lock(m_mutex);
    return m_database.transaction([&]() -> Result<void> {
        for (const char* statement :
             {"DELETE FROM body WHERE segment=?", "DELETE FROM segment WHERE number=?"}) {
            auto removal = m_database.prepare(statement);
            if (!removal) {
                return std::move(removal.error());
            }
            if (auto done = removal->bind(1, segment.number).run(); !done) {
                return done;
            }
        }
        return {};
    });
}

Result<std::optional<BodyIndex::Found>> BodyIndex::find(const Id& id) const {
    const std::scoped_lock lock(m_mutex);
    auto query = m_database.prepare(
        "SELECT name,place FROM body JOIN segment ON segment.number=body.segment WHERE id=?");
    if (!query) {
        return std::move(query.error());
    }
    const auto row = query->bind(1, id).step();
    if (!row) {
        return row.error();
    }
    if (!*row) {
        return std::optional<Found>();
    }
    return std::optional<Found>({query->text(0), static_cast<std::uint64_t>(query->integer(1))});
}

}  // namespace weir::books
