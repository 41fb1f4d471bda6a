// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/store/database.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <sqlite3.h>

namespace weir::books {

namespace {

std::string nameOf(sqlite3* database, const std::filesystem::path& file) {
    if (!file.empty()) {
        return file.string();
    }
    const char* name = sqlite3_db_filename(database, "main");
    return name == nullptr || *name == '\0' ? "the database" : name;
}

// Full to the file system, to a quota, or to the limit of one file. SQLite forgets the errno of
// what failed in a COMMIT; then it is still the thread's.
bool isFull(sqlite3* database, int code, int threadErrno) {
    const int known = sqlite3_system_errno(database);
    const int number = known == 0 ? threadErrno : known;
    return code == SQLITE_FULL ||
           (code == SQLITE_IOERR && (number == ENOSPC || number == EDQUOT || number == EFBIG));
}

// A file that nobody writes to can be read without the files that connections share. Where others
// have it open, those are there already.
std::string uriToPeek(const std::filesystem::path& file) {
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(file).string()) {
        if (c == '?' || c == '#' || c == '%') {
            uri += c == '?' ? "%3f" : c == '#' ? "%23" : "%25";
        } else {
            uri += c;
        }
    }
    std::error_code failed;
    const bool open = std::filesystem::exists(file.string() + "-wal", failed);
    return uri + (open ? "?mode=ro" : "?mode=ro&immutable=1");
}

void callPredicate(sqlite3_context* context, int, sqlite3_value** values) {
    const auto& predicate = *static_cast<Database::Predicate*>(sqlite3_user_data(context));
    sqlite3_result_int(context, predicate(sqlite3_value_int64(values[0])) ? 1 : 0);
}

}  // namespace

Error databaseError(sqlite3* database, const std::filesystem::path& file) {
    const int threadErrno = errno;
    const int code = sqlite3_errcode(database) & 0xff;
    const std::string name = nameOf(database, file);
    const std::string why = std::string(": ") + sqlite3_errmsg(database) + ".";
    if (isFull(database, code, threadErrno)) {
        return Error::tooLarge(name + " cannot be written: the disk is full.",
                               "Free some space there, then try again.");
    }
    switch (code) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Error::conflict("Another program has locked " + name + ".",
                                   "Close what has it open, then try again.");
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return Error::denied(name + " cannot be written" + why,
                                 "Let the user that Weir runs as write it and its folder.");
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
            return Error::invalid(name + " is damaged, or no database" + why,
                                  "Put a copy of a backup in its place while no gateway runs.");
        case SQLITE_CONSTRAINT:
            return Error::invalid(name + " refused" + why);
        case SQLITE_CANTOPEN:
            return Error::io(name + " cannot be opened" + why,
                             "See that its folder is there and can be written.");
        default:
            return Error::io(name + " cannot be read or written" + why,
                             "Look at the disk that it is on.");
    }
}

Statement::~Statement() {
    sqlite3_finalize(m_statement);
}

Statement::Statement(Statement&& other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    std::swap(m_statement, other.m_statement);
    return *this;
}

Statement& Statement::bind(int place, std::int64_t value) {
    sqlite3_bind_int64(m_statement, place, value);
    return *this;
}

Statement& Statement::bind(int place, std::string_view text) {
    // A null pointer would bind NULL; an empty text is a text.
    sqlite3_bind_text(m_statement, place, text.data() == nullptr ? "" : text.data(),
                      static_cast<int>(text.size()), SQLITE_STATIC);
    return *this;
}

Statement& Statement::bind(int place, Blob blob) {
    sqlite3_bind_blob(m_statement, place, blob.bytes.data() == nullptr ? "" : blob.bytes.data(),
                      static_cast<int>(blob.bytes.size()), SQLITE_STATIC);
    return *this;
}

Statement& Statement::bind(int place, const Id& id) {
    const auto& bytes = id.bytes();
    sqlite3_bind_blob(m_statement, place, bytes.data(), static_cast<int>(bytes.size()),
                      SQLITE_STATIC);
    return *this;
}

Result<bool> Statement::step() {
    errno = 0;
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code == SQLITE_DONE) {
        sqlite3_reset(m_statement);
        return false;
    }
    Error error = databaseError(sqlite3_db_handle(m_statement));
    sqlite3_reset(m_statement);
    return error;
}

Result<void> Statement::run() {
    auto stepped = step();
    if (!stepped) {
        return std::move(stepped.error());
    }
    reset();
    return {};
}

void Statement::reset() {
    sqlite3_reset(m_statement);
}

std::int64_t Statement::insertedRow() const {
    return sqlite3_last_insert_rowid(sqlite3_db_handle(m_statement));
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Statement::view(int column) const {
    const void* bytes = sqlite3_column_blob(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return bytes == nullptr
               ? std::string_view()
               : std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

std::string Statement::text(int column) const {
    return std::string(view(column));
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Result<Database> Database::open(const std::filesystem::path& file, Mode mode,
                                Milliseconds patience) {
    sqlite3* handle = nullptr;
    const bool creates = mode == Mode::Create;
    const std::string name = mode == Mode::Peek ? uriToPeek(file) : file.string();
    const int flags =
        (creates ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY) |
        (mode == Mode::Peek ? SQLITE_OPEN_URI : 0);
    // Private to one thread at a time: no mutex inside.
    const int code = sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database(handle);
    if (code != SQLITE_OK) {
        return databaseError(handle, file);
    }
    sqlite3_extended_result_codes(handle, 0);
    sqlite3_busy_timeout(handle, static_cast<int>(patience.count()));
    if (creates) {
        ::chmod(file.c_str(), S_IRUSR | S_IWUSR);
        // Rows of a kilobyte: pages of 16 KiB hold enough of them that a row costs two thirds of
        // the CPU that it costs in pages of 4 KiB.
        auto set = database.execute(
            "PRAGMA page_size=16384; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
            "PRAGMA foreign_keys=ON;");
        if (!set) {
            return std::move(set.error());
        }
    }
    return database;
}

Database::~Database() {
    sqlite3_close_v2(m_database);
}

Database::Database(Database&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)) {}

Database& Database::operator=(Database&& other) noexcept {
    std::swap(m_database, other.m_database);
    return *this;
}

Result<void> Database::execute(const char* statements) {
    errno = 0;
    if (sqlite3_exec(m_database, statements, nullptr, nullptr, nullptr) != SQLITE_OK) {
        return databaseError(m_database);
    }
    return {};
}

Result<Statement> Database::prepare(std::string_view statement) {
    sqlite3_stmt* handle = nullptr;
    if (sqlite3_prepare_v3(m_database, statement.data(), static_cast<int>(statement.size()),
                           SQLITE_PREPARE_PERSISTENT, &handle, nullptr) != SQLITE_OK) {
        return databaseError(m_database);
    }
    return Statement(handle);
}

Result<std::int64_t> Database::version() {
    auto asked = prepare("PRAGMA user_version");
    if (!asked) {
        return std::move(asked.error());
    }
    if (auto row = asked->step(); !row) {
        return std::move(row.error());
    }
    return asked->integer(0);
}

Result<void> Database::migrate(std::span<const char* const> migrations, const Fill& fill) {
    const auto version = this->version();
    if (!version) {
        return version.error();
    }
    if (*version > static_cast<std::int64_t>(migrations.size())) {
        return Error::unsupported(nameOf(m_database, {}) + " was written by a newer Weir.",
                                  "Use that version, or another data folder.");
    }
    for (auto next = static_cast<std::size_t>(*version); next < migrations.size(); ++next) {
        auto done = transaction([&]() -> Result<void> {
            // Another may have been first while this one waited for the lock, and its tables are
            // read anew only by a statement that looks at them: to prepare one that fills a table
            // goes by what this connection remembers.
            if (auto seen = execute("SELECT 1 FROM sqlite_schema LIMIT 1"); !seen) {
                return seen;
            }
            const auto reached = this->version();
            if (!reached || *reached > static_cast<std::int64_t>(next)) {
                return reached ? Result<void>() : reached.error();
            }
            if (auto made = execute(migrations[next]); !made) {
                return made;
            }
            const auto leadsTo = static_cast<std::int64_t>(next) + 1;
            if (auto filled = fill ? fill(*this, leadsTo) : Result<void>(); !filled) {
                return filled;
            }
            const std::string mark = "PRAGMA user_version=" + std::to_string(leadsTo);
            return execute(mark.c_str());
        });
        if (!done) {
            return done;
        }
    }
    return {};
}

Result<void> Database::transaction(const std::function<Result<void>()>& work) {
    if (auto begun = execute("BEGIN IMMEDIATE"); !begun) {
        return begun;
    }
    auto done = work();
    if (done) {
        done = execute("COMMIT");
    }
    if (!done && sqlite3_get_autocommit(m_database) == 0) {
        // After some errors SQLite has rolled back by itself.
        static_cast<void>(execute("ROLLBACK"));
    }
    return done;
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(m_database);
}

Result<void> Database::addPredicate(const std::string& name, Predicate predicate) {
    // SQLite destroys it, also when it is not taken.
    const int code = sqlite3_create_function_v2(
        m_database, name.c_str(), 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
        new Predicate(std::move(predicate)), callPredicate, nullptr, nullptr,
        [](void* owned) { delete static_cast<Predicate*>(owned); });
    if (code != SQLITE_OK) {
        return databaseError(m_database);
    }
    return {};
}

Result<void> Database::copyTo(const std::filesystem::path& file) {
    auto target = open(file, Mode::Create, Milliseconds{0});
    if (!target) {
        return std::move(target.error());
    }
    errno = 0;
    sqlite3_backup* backup = sqlite3_backup_init(target->m_database, "main", m_database, "main");
    if (backup == nullptr) {
        return databaseError(target->m_database);
    }
    // All pages in one step: one read transaction, so that the copy is of one moment.
    int code = SQLITE_BUSY;
    for (int tries = 0; tries < 10 && (code == SQLITE_BUSY || code == SQLITE_LOCKED); ++tries) {
        code = sqlite3_backup_step(backup, -1);
    }
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE) {
        return databaseError(target->m_database);
    }
    return {};
}

}  // namespace weir::books
