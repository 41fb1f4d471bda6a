// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>
#include <chrono>

namespace weir::app {

// One window a user and data folder. Whoever comes second asks the first to show itself, and ends
// when it did. One that is on its way out shows nothing: then the second waits until it is gone and
// takes its place.
class SingleInstance : public QObject {
    Q_OBJECT

public:
    enum class Place {
        First,
        Second,  // the first one came to the front
        None,    // somebody is there, and neither answered nor went away
    };
    // Longer than a gateway that ends waits for its calls.
    static constexpr std::chrono::seconds kPatience{15};

    explicit SingleInstance(const QString& dataFolder, QObject* parent = nullptr);

    // Blocks, at most for `patience`.
    Place take(std::chrono::milliseconds patience = kPatience);

    // From now on nobody is answered, though the place is kept until the end.
    void leave();

signals:
    void showAsked();

private:
    bool becomeFirst();
    bool askFirst() const;
    void onConnection();

    QString m_name;
    QLockFile m_lock;
    QLocalServer m_server;
};

}  // namespace weir::app
