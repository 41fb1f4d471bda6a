// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QString>
#include <QStringList>

namespace weir::rules {

// The root of the tree under test; CMake names it.
inline QDir sourceRoot() {
    return QDir(QStringLiteral(WEIR_SOURCE_DIR));
}

// The C++ files below the folders, as paths from the root, in order.
inline QStringList cppFiles(const QStringList& folders) {
    const QDir root = sourceRoot();
    QStringList paths;
    for (const QString& folder : folders) {
        QDirIterator files(root.filePath(folder),
                           {QStringLiteral("*.hpp"), QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            paths.append(root.relativeFilePath(files.next()));
        }
    }
    paths.sort();
    return paths;
}

inline QString readSource(const QString& path) {
    QFile file(sourceRoot().filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace weir::rules
