// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/clock.hpp"
#include "engine/base/id.hpp"
#include "engine/base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace weir::books {

// A failure of SQLite by kind: TooLarge the disk is full, Conflict another connection holds the
// lock, Denied read-only, Invalid a constraint or a file that is no database, else Io. It names the
// file: the one of the connection, or `file` where that could not be opened.
Error databaseError(sqlite3* database, const std::filesystem::path& file = {});

struct Blob {
    std::string_view bytes;
};

// A prepared statement. Parameters count from 1, columns from 0. Bound text is not copied: it must
// live until the step.
class Statement {
public:
    Statement() = default;
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;

    Statement& bind(int place, std::int64_t value);
    Statement& bind(int place, std::string_view text);
    Statement& bind(int place, Blob blob);
    Statement& bind(int place, const Id& id);
    // Every parameter, in order.
    template <class... Values>
    Statement& bindAll(const Values&... values) {
        int place = 0;
        (bind(++place, values), ...);
        return *this;
    }

    // True: a row is there. False: done, and the statement is ready for new parameters.
    Result<bool> step();
    // For a statement that gives no rows.
    Result<void> run();
    void reset();
    // What the last insert into the connection's tables with row ids was numbered.
    std::int64_t insertedRow() const;

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    std::string_view view(int column) const;  // text or blob, until the next step
    bool isNull(int column) const;

private:
    friend class Database;
    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}

    sqlite3_stmt* m_statement = nullptr;
};

// One connection to one SQLite file, used by one thread at a time.
class Database {
public:
    enum class Mode : std::uint8_t {
        ReadOnly,
        Create,
        Peek,  // reads, and leaves no trace beside the file
    };

    // WAL, synchronous=NORMAL, foreign keys on, 0600; waits `patience` for another's lock.
    static Result<Database> open(const std::filesystem::path& file, Mode mode,
                                 Milliseconds patience);

    Database() = default;
    ~Database();
    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;

    // One or more statements without parameters or rows.
    Result<void> execute(const char* statements);
    Result<Statement> prepare(std::string_view statement);
    // The file's user_version: how many of the migrations it has had.
    Result<std::int64_t> version();
    // Does what a step of the schema cannot say; told the version that the step leads to.
    using Fill = std::function<Result<void>(Database&, std::int64_t version)>;
    // Brings the file's user_version up to the number of migrations, one transaction a step, with
    // what `fill` does after it. Errors: Unsupported when the file is newer than this program.
    Result<void> migrate(std::span<const char* const> migrations, const Fill& fill = {});
    // What `work` does, or nothing of it.
    Result<void> transaction(const std::function<Result<void>()>& work);
    std::int64_t changes() const;

    // A function `name(integer)` for statements of this connection that were not prepared yet; it
    // gives 1 or 0, and the same each time it is asked the same. It may run statements of its own.
    using Predicate = std::function<bool(std::int64_t)>;
    Result<void> addPredicate(const std::string& name, Predicate predicate);

    // A consistent copy in a new file, while others go on writing to this one.
    Result<void> copyTo(const std::filesystem::path& file);

private:
    explicit Database(sqlite3* database) : m_database(database) {}

    sqlite3* m_database = nullptr;
};

}  // namespace weir::books
