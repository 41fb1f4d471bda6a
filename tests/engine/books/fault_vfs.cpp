// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/books/fault_vfs.hpp"

#include <new>

namespace weir::test {

// SQLite gives the memory: this, and behind it the file of the system.
struct FaultVfs::File : sqlite3_file {
    FaultVfs* vfs;
    sqlite3_file* real;
};

struct FaultVfs::Methods {
    static FaultVfs& of(sqlite3_vfs* vfs) { return *static_cast<FaultVfs*>(vfs->pAppData); }
    static File& of(sqlite3_file* file) { return *static_cast<File*>(file); }
    static sqlite3_file* real(sqlite3_file* file) { return of(file).real; }
    static const sqlite3_io_methods& realMethods(sqlite3_file* file) {
        return *real(file)->pMethods;
    }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags,
                    int* outFlags) {
        FaultVfs& self = of(vfs);
        file->pMethods = nullptr;  // then there is nothing to close
        if (self.isToFail()) {
            return SQLITE_CANTOPEN;
        }
        auto* const behind = reinterpret_cast<sqlite3_file*>(static_cast<File*>(file) + 1);
        const int result = self.m_system->xOpen(self.m_system, name, behind, flags, outFlags);
        if (result == SQLITE_OK) {
            of(file).vfs = &self;
            of(file).real = behind;
            file->pMethods = &kFile;
        }
        return result;
    }
    static int remove(sqlite3_vfs* vfs, const char* name, int sync) {
        FaultVfs& self = of(vfs);
        return self.isToFail() ? SQLITE_IOERR_DELETE
                               : self.m_system->xDelete(self.m_system, name, sync);
    }
    static int access(sqlite3_vfs* vfs, const char* name, int flags, int* result) {
        return of(vfs).m_system->xAccess(of(vfs).m_system, name, flags, result);
    }
    static int fullPathname(sqlite3_vfs* vfs, const char* name, int size, char* result) {
        return of(vfs).m_system->xFullPathname(of(vfs).m_system, name, size, result);
    }

    static int close(sqlite3_file* file) { return realMethods(file).xClose(real(file)); }
    static int read(sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
        return realMethods(file).xRead(real(file), into, size, at);
    }
    static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
        return of(file).vfs->isToFail() ? SQLITE_IOERR_WRITE
                                        : realMethods(file).xWrite(real(file), bytes, size, at);
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        return of(file).vfs->isToFail() ? SQLITE_IOERR_TRUNCATE
                                        : realMethods(file).xTruncate(real(file), size);
    }
    static int sync(sqlite3_file* file, int flags) {
        return of(file).vfs->isToFail() ? SQLITE_IOERR_FSYNC
                                        : realMethods(file).xSync(real(file), flags);
    }
    static int fileSize(sqlite3_file* file, sqlite3_int64* size) {
        return realMethods(file).xFileSize(real(file), size);
    }
    static int lock(sqlite3_file* file, int kind) {
        return realMethods(file).xLock(real(file), kind);
    }
    static int unlock(sqlite3_file* file, int kind) {
        return realMethods(file).xUnlock(real(file), kind);
    }
    static int checkReservedLock(sqlite3_file* file, int* result) {
        return realMethods(file).xCheckReservedLock(real(file), result);
    }
    static int fileControl(sqlite3_file* file, int what, void* argument) {
        return realMethods(file).xFileControl(real(file), what, argument);
    }
    static int sectorSize(sqlite3_file* file) { return realMethods(file).xSectorSize(real(file)); }
    static int deviceCharacteristics(sqlite3_file* file) {
        return realMethods(file).xDeviceCharacteristics(real(file));
    }
    static int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** mapped) {
        return realMethods(file).xShmMap(real(file), page, size, extend, mapped);
    }
    static int shmLock(sqlite3_file* file, int offset, int count, int flags) {
        return realMethods(file).xShmLock(real(file), offset, count, flags);
    }
    static void shmBarrier(sqlite3_file* file) { realMethods(file).xShmBarrier(real(file)); }
    static int shmUnmap(sqlite3_file* file, int remove) {
        return realMethods(file).xShmUnmap(real(file), remove);
    }

    static const sqlite3_io_methods kFile;
};

const sqlite3_io_methods FaultVfs::Methods::kFile = {2,
                                                     close,
                                                     read,
                                                     write,
                                                     truncate,
                                                     sync,
                                                     fileSize,
                                                     lock,
                                                     unlock,
                                                     checkReservedLock,
                                                     fileControl,
                                                     sectorSize,
                                                     deviceCharacteristics,
                                                     shmMap,
                                                     shmLock,
                                                     shmBarrier,
                                                     shmUnmap,
                                                     nullptr,
                                                     nullptr};

FaultVfs::FaultVfs() : m_vfs(), m_system(sqlite3_vfs_find(nullptr)) {
    m_vfs = *m_system;
    m_vfs.pNext = nullptr;
    m_vfs.zName = "weir-faults";
    m_vfs.pAppData = this;
    m_vfs.szOsFile = static_cast<int>(sizeof(File)) + m_system->szOsFile;
    m_vfs.xOpen = Methods::open;
    m_vfs.xDelete = Methods::remove;
    m_vfs.xAccess = Methods::access;
    m_vfs.xFullPathname = Methods::fullPathname;
    if (sqlite3_vfs_register(&m_vfs, 1) != SQLITE_OK) {
        throw std::bad_alloc();
    }
}

FaultVfs::~FaultVfs() {
    sqlite3_vfs_unregister(&m_vfs);
    sqlite3_vfs_register(m_system, 1);
}

void FaultVfs::failAt(long n, Lasts lasts) {
    m_failed = false;
    m_left = n;
    m_lasts = lasts == Lasts::UntilHealed;
    m_armed = true;
}

bool FaultVfs::isToFail() {
    if (!m_armed) {
        return false;
    }
    const long left = --m_left;
    if (left == 0 || (left < 0 && m_lasts)) {
        m_failed = true;
        return true;
    }
    return false;
}

}  // namespace weir::test
