# SPDX-License-Identifier: GPL-3.0-or-later
# Headers that are read once instead of in each of a thousand files. One target makes a set, the
# others use it. Only headers of the standard library, Qt and Boost. A file still includes what it
# uses; -DWEIR_PRECOMPILED=OFF in preset dev shows one that does not.
option(WEIR_PRECOMPILED "Read common headers once" ON)
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(WEIR_PRECOMPILED OFF)
endif()

# weir_precompile(TARGET HEADERS <a> <b>)
# What is read once for this target. A precompiled header differs from folder to folder in its bytes;
# ccache goes by the sum beside it instead, so that what one clone compiled serves the next. The sum
# tells of all that the headers come from.
function(weir_precompile target)
  if(NOT WEIR_PRECOMPILED)
    return()
  endif()
  cmake_parse_arguments(ARG "" "" "HEADERS" ${ARGN})
  target_precompile_headers(${target} PRIVATE ${ARG_HEADERS})
  file(GENERATE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${target}.dir/cmake_pch.hxx.gch.sum"
    CONTENT "${target} ${ARG_HEADERS} GCC ${CMAKE_CXX_COMPILER_VERSION} Boost ${Boost_VERSION} Qt ${Qt6_VERSION}\n")
endfunction()

# weir_header_set(NAME HEADERS <a> <b> LIBRARIES x y)
function(weir_header_set name)
  if(NOT WEIR_PRECOMPILED)
    return()
  endif()
  cmake_parse_arguments(ARG "" "" "HEADERS;LIBRARIES" ${ARGN})
  file(CONFIGURE OUTPUT "${name}.cpp" CONTENT "// Made by WeirPrecompiled.cmake.\n")
  add_library(${name} OBJECT "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp")
  target_link_libraries(${name} PRIVATE weir_options ${ARG_LIBRARIES})
  weir_precompile(${name} HEADERS ${ARG_HEADERS})
endfunction()

# The target is compiled with a set of the same options.
function(weir_use_header_set target name)
  if(WEIR_PRECOMPILED)
    target_precompile_headers(${target} REUSE_FROM ${name})
  endif()
endfunction()

# weir_join_sources(TARGET)
# What differs from file to file is a small part of what the compiler does; the rest, mostly templates
# of the standard library, is done once for the files of a room that are compiled as one.
function(weir_join_sources target)
  if(WEIR_JOINED)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 16)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      # It takes a file that is included for a header, whose types are not to be a file's own.
      target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
    endif()
  endif()
endfunction()

# weir_join_folders(TARGET)
# The same for a target of many rooms, once all its folders have been added: each is compiled as one,
# so that names have to be unique in a folder only.
function(weir_join_folders target)
  if(NOT WEIR_JOINED)
    return()
  endif()
  weir_join_sources(${target})
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    if(source MATCHES "\\.cpp$")
      get_filename_component(folder "${source}" DIRECTORY)
      file(RELATIVE_PATH folder "${CMAKE_CURRENT_SOURCE_DIR}" "${folder}")
      string(MAKE_C_IDENTIFIER "${folder}" group)
      set_source_files_properties("${source}" TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP ${group})
    endif()
  endforeach()
endfunction()

set(weir_std_headers <algorithm> <any> <array> <atomic> <charconv> <chrono> <cstdint> <deque>
  <filesystem> <functional> <map> <memory> <mutex> <optional> <set> <span> <string> <string_view>
  <system_error> <thread> <tuple> <unordered_map> <utility> <variant> <vector>)
weir_header_set(weir_engine_headers HEADERS ${weir_std_headers}
  <boost/describe/class.hpp> <boost/describe/enum.hpp> LIBRARIES Boost::headers)
if(TARGET weir_engine_headers)
  weir_part_of_program(weir_engine_headers)
endif()
