// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/keychain/keychain_store.hpp"

#include <memory>
#include <utility>

#include "app/secrets/keychain/keychain_item.hpp"

namespace weir::app {

namespace {

const QString kCanary = QStringLiteral("canary");
const QString kNeverWritten = QStringLiteral("never written");

// A key handed from thread to thread inside of copyable functions.
using SharedSecret = std::shared_ptr<providers::StoredSecret>;

QString itemName(const std::string& name) {
    return QStringLiteral("provider/") + QString::fromStdString(name);
}

// Where there is no keychain, there is no key in it.
Error unreadable(Error error) {
    if (error.code == ErrorCode::Unsupported) {
        error.code = ErrorCode::NotFound;
    }
    return error;
}

}  // namespace

KeychainStore::KeychainStore(QString service, std::chrono::milliseconds patience)
    : m_service(std::move(service)), m_jobs(patience) {}

void KeychainStore::read(const std::string& name, Done<providers::StoredSecret> done) {
    onThread([this, key = itemName(name), done = std::move(done)] { readNow(key, done); });
}

void KeychainStore::write(const std::string& name, providers::StoredSecret secret,
                          Done<void> done) {
    const SharedSecret shared = std::make_shared<providers::StoredSecret>(std::move(secret));
    onThread([this, key = itemName(name), shared, done = std::move(done)] {
        writeNow(key, toItem(*shared), done);
    });
}

void KeychainStore::remove(const std::string& name, Done<void> done) {
    onThread([this, key = itemName(name), done = std::move(done)] { removeNow(key, done); });
}

providers::SecretStoreInfo KeychainStore::describe() const {
    const std::lock_guard lock(m_mutex);
    return {"Secret Service", m_available, m_problem};
}

void KeychainStore::probe() {
    onThread([this] {
        m_jobs.run(
            [this] {
                auto* job = new QKeychain::ReadPasswordJob(m_service);
                job->setKey(kNeverWritten);
                return job;
            },
            [this](KeychainJobs::End end, QKeychain::Job* job) {
                const bool there = end == KeychainJobs::End::Finished &&
                                   (job->error() == QKeychain::NoError ||
                                    job->error() == QKeychain::EntryNotFound);
                if (there) {
                    note(true, {});
                } else {
                    (void)errorOf(end, job);
                }
            });
    });
}

void KeychainStore::readNow(const QString& key, Done<providers::StoredSecret> done) {
    m_jobs.run(
        [this, key] {
            auto* job = new QKeychain::ReadPasswordJob(m_service);
            job->setKey(key);
            return job;
        },
        [this, done = std::move(done)](KeychainJobs::End end, QKeychain::Job* job) {
            if (end == KeychainJobs::End::Finished && job->error() == QKeychain::NoError) {
                note(true, {});
                QByteArray item = static_cast<QKeychain::ReadPasswordJob*>(job)->binaryData();
                done(fromItem(item));
                return;
            }
            if (end == KeychainJobs::End::Finished && job->error() == QKeychain::EntryNotFound) {
                tryCanary([done](const Result<void>& usable) {
                    done(usable ? Error::notFound("The keychain has no key for this provider.",
                                                  "Enter it.")
                                : unreadable(usable.error()));
                });
                return;
            }
            done(unreadable(errorOf(end, job)));
        });
}

void KeychainStore::writeNow(const QString& key, QByteArray item, Done<void> done) {
    m_jobs.run(
        [this, key, item = std::move(item)]() mutable {
            auto* job = new QKeychain::WritePasswordJob(m_service);
            job->setKey(key);
            job->setBinaryData(item);
            return job;
        },
        [this, done = std::move(done)](KeychainJobs::End end, QKeychain::Job* job) {
            if (end == KeychainJobs::End::Finished && job->error() == QKeychain::NoError) {
                note(true, {});
                done({});
                return;
            }
            done(errorOf(end, job));
        });
}

void KeychainStore::removeNow(const QString& key, Done<void> done) {
    tryCanary([this, key, done = std::move(done)](const Result<void>& usable) {
        if (!usable) {
            done(usable.error());
            return;
        }
        m_jobs.run(
            [this, key] {
                auto* job = new QKeychain::DeletePasswordJob(m_service);
                job->setKey(key);
                return job;
            },
            [this, done](KeychainJobs::End end, QKeychain::Job* job) {
                const bool gone = end == KeychainJobs::End::Finished &&
                                  (job->error() == QKeychain::NoError ||
                                   job->error() == QKeychain::EntryNotFound);
                done(gone ? Result<void>() : Result<void>(errorOf(end, job)));
            });
    });
}

void KeychainStore::tryCanary(Done<void> done) {
    writeNow(kCanary, QByteArrayLiteral("weir"), std::move(done));
}

void KeychainStore::onThread(std::function<void()> work) {
    QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
}

void KeychainStore::note(bool available, const QString& problem) {
    const std::lock_guard lock(m_mutex);
    m_available = available;
    m_problem = problem.toStdString();
}

Error KeychainStore::errorOf(KeychainJobs::End end, const QKeychain::Job* job) {
    if (end == KeychainJobs::End::Hung) {
        note(true, QStringLiteral("The keychain is locked, or waits for an answer."));
        return Error::unavailable("The keychain is locked, or waits for an answer.",
                                  "Unlock it, then read the key again.");
    }
    switch (job->error()) {
        case QKeychain::AccessDenied:
            // Of a locked keychain that cannot ask.
            note(true, QStringLiteral("The keychain is locked."));
            return Error::unavailable("The keychain is locked.",
                                      "Unlock it, then read the key again.");
        case QKeychain::AccessDeniedByUser:
            note(true, QStringLiteral("You did not let Weir use the keychain."));
            return Error::denied("You did not let Weir use the keychain.",
                                 "Read the key again and allow it.");
        default:
            note(false, job->errorString());
            return Error::unsupported(
                "This desktop has no keychain that Weir can use (" +
                    job->errorString().toStdString() + ").",
                "Install gnome-keyring or KWallet, or keep the key for this session only.");
    }
}

}  // namespace weir::app
