local all = {}
for _, field in pairs(F) do all[#all + 1] = field end
proto.fields = all

-- Reads a body without showing it; whether it fits, and what was read.
local function fits(shape, tvb, from, stop, version, cipher)
  local c, v = cursor(tvb, from, stop, nil, version, cipher), {}
  local ok, wrong = pcall(shape[2], c, v)
  if not ok and type(wrong) ~= "table" then error(wrong, 0) end
  return ok and c.pos == stop, v
end

-- Shows one message. What was read of it is returned, for those that learn from it.
local function show(tvb, from, stop, pinfo, tree, link, way, code, header, version, cipher)
  local shapes = M[link .. "/" .. way .. "/" .. code]
  local name = shapes and shapes[1][1] or "unknown"
  local shape = shapes and shapes[1]
  for _, other in ipairs(shapes or {}) do
    if #shapes > 1 and fits(other, tvb, from, stop, version, cipher) then
      shape, name = other, other[1]
      break
    end
  end
  local item = tree:add(proto, tvb(0, tvb:len()), "Parlance " .. NETWORK .. ", " .. link .. " " .. way .. " " .. code .. " " .. name)
  item:add(F.link, link)
  item:add(F.way, way)
  item:add(F.code, code)
  item:add(F.message, name)
  if header then item:add(F.header, header) end
  pinfo.cols.protocol = NETWORK
  pinfo.cols.info:append(" " .. name)
  local c, v = cursor(tvb, from, stop, item, version, cipher), {}
  if shape then
    local ok, wrong = pcall(shape[2], c, v)
    if not ok then
      if type(wrong) ~= "table" then error(wrong, 0) end
      item:add(F.note, "breaks off at " .. wrong.field .. ": " .. wrong.wanted .. " bytes wanted, " .. wrong.left .. " left")
    end
  end
  if c.pos < stop then item:add(F.undecoded, tvb(c.pos, stop - c.pos)) end
  return v, item
end

-- What is remembered of each TCP connection, from the beginning of a capture to its end.
local streams = {}
local tcp_stream = Field.new("tcp.stream")

local function stream_of(pinfo)
  local field = tcp_stream()
  local key = field and field.value or (pinfo.src_port .. "-" .. pinfo.dst_port)
  streams[key] = streams[key] or { first = {}, notes = {} }
  return streams[key]
end

-- Remembers what was decided at a place of the capture, so that looking at a packet again says the same.
local function decided(state, pinfo, at, what, decide)
  local key = what .. pinfo.number .. ":" .. pinfo.src_port .. ":" .. at
  if state.notes[key] == nil then state.notes[key] = decide() end
  return state.notes[key]
end

-- Forgets a decision that was taken with too few bytes.
local function undecided(state, pinfo, at, what)
  state.notes[what .. pinfo.number .. ":" .. pinfo.src_port .. ":" .. at] = nil
end

-- Cuts a stream into frames and asks for more bytes when the last one is not whole.
local function each_frame(tvb, pinfo, header, length_of, read)
  local at = 0
  while at < tvb:len() do
    local left = tvb:len() - at
    local length = left >= header and length_of(at) or nil
    if length == nil or length > left then
      pinfo.desegment_offset = at
      pinfo.desegment_len = length == nil and DESEGMENT_ONE_MORE_SEGMENT or length - left
      return
    end
    read(at, length)
    at = at + length
  end
end

-- Registers ports, which the user may change.
local function listen(kind, default, text)
  local current
  proto.prefs.port = Pref.uint("Port", default, text)
  local function register()
    if current == proto.prefs.port then return end
    if current and current ~= 0 then DissectorTable.get(kind .. ".port"):remove(current, proto) end
    current = proto.prefs.port
    if current ~= 0 then DissectorTable.get(kind .. ".port"):add(current, proto) end
  end
  proto.prefs_changed = register
  register()
  DissectorTable.get(kind .. ".port"):add_for_decode_as(proto)
end

