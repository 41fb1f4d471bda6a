// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <mutex>

#include "app/secrets/keychain/keychain_jobs.hpp"
#include "engine/providers/secret_store.hpp"

namespace weir::app {

// Keys in the keychain of the system, through QtKeychain: one item a key, with the address the key
// is bound to. read(), write() and remove() may be called from any thread; the jobs run on the
// thread of this object, which needs an event loop.
//
// A locked Secret Service answers a read with "no such item" although it is there, and a removal
// with success although it stays (libsecret, measured). So neither is believed until a canary could
// be written.
class KeychainStore final : public QObject, public providers::SecretStore {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kPatience{8000};

    // `service` groups the items; tests have one of their own.
    explicit KeychainStore(QString service = QStringLiteral("Weir"),
                           std::chrono::milliseconds patience = kPatience);

    void read(const std::string& name, Done<providers::StoredSecret> done) override;
    void write(const std::string& name, providers::StoredSecret secret, Done<void> done) override;
    void remove(const std::string& name, Done<void> done) override;
    providers::SecretStoreInfo describe() const override;

    // Finds out whether there is a keychain, for describe(), without asking anybody: it reads an
    // item that nobody ever wrote. Whether it takes a key shows when one is to be kept or read.
    void probe();

private:
    void readNow(const QString& key, Done<providers::StoredSecret> done);
    void writeNow(const QString& key, QByteArray item, Done<void> done);
    void removeNow(const QString& key, Done<void> done);
    // Whether the keychain takes anything at all.
    void tryCanary(Done<void> done);
    void onThread(std::function<void()> work);
    void note(bool available, const QString& problem);
    Error errorOf(KeychainJobs::End end, const QKeychain::Job* job);

    const QString m_service;
    KeychainJobs m_jobs;
    mutable std::mutex m_mutex;  // guards what follows
    bool m_available = true;     // until something says otherwise
    std::string m_problem;
};

}  // namespace weir::app
