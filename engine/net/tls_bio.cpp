// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/tls_bio.hpp"

#include <memory>
#include <new>

namespace weir::net {

namespace {

TcpSocket& socketOf(BIO* bio) {
    return *static_cast<TcpSocket*>(BIO_get_data(bio));
}

int writeBio(BIO* bio, const char* bytes, std::size_t size, std::size_t* written) {
    BIO_clear_retry_flags(bio);
    const IoOutcome outcome = socketOf(bio).write({std::string_view(bytes, size), {}, {}});
    *written = outcome.bytes;
    if (outcome.kind == IoOutcome::Kind::WantWrite) {
        BIO_set_retry_write(bio);
    }
    return outcome.kind == IoOutcome::Kind::Moved ? 1 : 0;
}

int readBio(BIO* bio, char* bytes, std::size_t size, std::size_t* read) {
    BIO_clear_retry_flags(bio);
    const IoOutcome outcome = socketOf(bio).read({bytes, size});
    *read = outcome.bytes;
    if (outcome.kind == IoOutcome::Kind::WantRead) {
        BIO_set_retry_read(bio);
    } else if (outcome.kind == IoOutcome::Kind::End) {
        BIO_set_flags(bio, BIO_FLAGS_IN_EOF);
    }
    return outcome.kind == IoOutcome::Kind::Moved ? 1 : 0;
}

long controlBio(BIO* bio, int command, long, void*) {
    switch (command) {
        case BIO_CTRL_FLUSH:
            return 1;
        case BIO_CTRL_EOF:
            return BIO_test_flags(bio, BIO_FLAGS_IN_EOF) != 0;
        default:
            return 0;
    }
}

BIO_METHOD* makeMethod() {
    BIO_METHOD* method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "weir socket");
    if (!method) {
        throw std::bad_alloc();
    }
    BIO_meth_set_write_ex(method, writeBio);
    BIO_meth_set_read_ex(method, readBio);
    BIO_meth_set_ctrl(method, controlBio);
    return method;
}

}  // namespace

BIO* newSocketBio(TcpSocket& socket) {
    static const std::unique_ptr<BIO_METHOD, decltype(&BIO_meth_free)> method(makeMethod(),
                                                                              BIO_meth_free);
    BIO* bio = BIO_new(method.get());
    if (!bio) {
        throw std::bad_alloc();
    }
    BIO_set_data(bio, &socket);
    BIO_set_init(bio, 1);
    return bio;
}

}  // namespace weir::net
