-- Ares: connections to rooms, web chats on the same port, and the room list's datagrams.
function proto.init() streams = {} end

-- The three shapes of a status update are told apart by what is left behind the address.
function C:status_shape(v)
  if not v["#shape"] then
    local left = self:left()
    v["#shape"] = left <= 3 and "uploads" or (left >= 8 and self:peek(5) <= 2 and self:peek(6) < 234 and "full") or "person"
  end
  return v["#shape"]
end

local band, bxor, bnot, rrot = bit32.band, bit32.bxor, bit32.bnot, bit32.rrotate

-- MD5 of the sixteen bytes of a GUID (RFC 1321): one block.
local function md5(bytes)
  local shifts = { 7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21 }
  local block = bytes .. "\128" .. string.rep("\0", 39) .. "\128" .. string.rep("\0", 7)
  local words = {}
  for i = 0, 15 do
    local a, b, c, d = block:byte(i * 4 + 1, i * 4 + 4)
    words[i] = a + b * 256 + c * 65536 + d * 16777216
  end
  local s = { 0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476 }
  local a, b, c, d = s[1], s[2], s[3], s[4]
  for i = 0, 63 do
    local f, g
    local round = math.floor(i / 16)
    if round == 0 then f, g = bit32.bor(band(b, c), band(bnot(b), d)), i
    elseif round == 1 then f, g = bit32.bor(band(d, b), band(bnot(d), c)), (5 * i + 1) % 16
    elseif round == 2 then f, g = bxor(b, c, d), (3 * i + 5) % 16
    else f, g = bxor(c, bit32.bor(b, bnot(d))), (7 * i) % 16 end
    local sum = (a + f + math.floor(math.abs(math.sin(i + 1)) * 4294967296) + words[g]) % 4294967296
    a, d, c, b = d, c, b, (b + bit32.lrotate(sum, shifts[round * 4 + i % 4 + 1])) % 4294967296
  end
  local result = ""
  for i, word in ipairs({ a, b, c, d }) do
    word = (word + s[i]) % 4294967296
    for shift = 0, 24, 8 do result = result .. string.char(bit32.extract(word, shift, 8)) end
  end
  return result
end

-- Undoes the obfuscation that hides the key.
local function shown(bytes, key)
  local open = {}
  for i = 1, #bytes do
    local hidden = bytes:byte(i)
    open[i] = string.char(bxor(hidden, bit32.rshift(key, 8)))
    key = ((hidden + key) * 23219 + 36126) % 65536
  end
  return table.concat(open)
end

-- AES-256 (FIPS 197), decryption alone; the tables are computed.
local SBOX, INVERSE = {}, {}
local function double(b)
  b = b * 2
  return b > 255 and bxor(b, 0x11B) or b
end

do
  local p, q = 1, 1
  repeat
    p = bxor(p, double(p))
    q = bxor(q, q * 2 % 256)
    q = bxor(q, q * 4 % 256)
    q = bxor(q, q * 16 % 256)
    if q > 127 then q = bxor(q, 0x09) end
    local function turn(by) return bit32.bor(q * 2 ^ by % 256, bit32.rshift(q, 8 - by)) end
    SBOX[p] = bxor(q, turn(1), turn(2), turn(3), turn(4), 0x63)
  until p == 1
  SBOX[0] = 0x63
  for from, to in pairs(SBOX) do INVERSE[to] = from end
end

local TIMES = {}
for _, by in ipairs({ 9, 11, 13, 14 }) do
  TIMES[by] = {}
  for b = 0, 255 do
    local x2 = double(b)
    local x4 = double(x2)
    local x8 = double(x4)
    TIMES[by][b] = by == 9 and bxor(x8, b) or by == 11 and bxor(x8, x2, b) or by == 13 and bxor(x8, x4, b) or bxor(x8, x4, x2)
  end
end

local function expand(key)
  local words, constant = {}, 1
  for i = 0, 7 do words[i] = { key:byte(i * 4 + 1, i * 4 + 4) } end
  for i = 8, 59 do
    local t = { table.unpack(words[i - 1]) }
    if i % 8 == 0 then
      t = { bxor(SBOX[t[2]], constant), SBOX[t[3]], SBOX[t[4]], SBOX[t[1]] }
      constant = double(constant)
    elseif i % 8 == 4 then
      t = { SBOX[t[1]], SBOX[t[2]], SBOX[t[3]], SBOX[t[4]] }
    end
    words[i] = {}
    for j = 1, 4 do words[i][j] = bxor(words[i - 8][j], t[j]) end
  end
  return words
end

local function add_key(state, words, round)
  for i = 0, 15 do state[i] = bxor(state[i], words[round * 4 + math.floor(i / 4)][i % 4 + 1]) end
end

local function decrypt_block(block, words)
  local state = {}
  for i = 0, 15 do state[i] = block:byte(i + 1) end
  add_key(state, words, 14)
  for round = 13, 0, -1 do
    local moved = {}
    for i = 0, 15 do moved[(i + 4 * (i % 4)) % 16] = INVERSE[state[i]] end
    state = moved
    add_key(state, words, round)
    if round > 0 then
      local mixed = {}
      for i = 0, 15 do
        local column, row = i - i % 4, i % 4
        mixed[i] = bxor(TIMES[14][state[column + row]], TIMES[11][state[column + (row + 1) % 4]],
          TIMES[13][state[column + (row + 2) % 4]], TIMES[9][state[column + (row + 3) % 4]])
      end
      state = mixed
    end
  end
  return state
end

local function cipher_of(iv, key)
  local words = expand(key)
  return function(bytes)
    if #bytes == 0 or #bytes % 16 ~= 0 then return bytes end
    local before, open = iv, {}
    for at = 1, #bytes, 16 do
      local state = decrypt_block(bytes:sub(at, at + 15), words)
      for i = 0, 15 do open[#open + 1] = string.char(bxor(state[i], before:byte(i + 1))) end
      before = bytes:sub(at, at + 15)
    end
    local plain = table.concat(open)
    return plain:sub(1, math.max(#plain - plain:byte(#plain), 0))
  end
end

local function cipher_from(blob, guid)
  local hash = md5(guid)
  for word = 7, 0, -1 do
    blob = shown(blob, hash:byte(word * 2 + 1) + hash:byte(word * 2 + 2) * 256)
  end
  return cipher_of(blob:sub(1, 16), blob:sub(17, 48))
end

local frames

local function frame(tvb, from, stop, pinfo, tree, way, state, place)
  local code, link, body = tvb(from + 2, 1):uint(), "room", from + 3
  if code == 250 and stop - body >= 3 then
    link, code, body = "advanced", tvb(body + 2, 1):uint(), body + 3
  end
  local cipher = state.cipher
  if state.cipher_at and (pinfo.number < state.cipher_at[1] or (pinfo.number == state.cipher_at[1] and place <= state.cipher_at[2])) then cipher = nil end
  local v = show(tvb(from, stop - from):tvb(), body - from, stop - from, pinfo, tree, link, way, code, nil, nil, cipher)
  if link == "room" and way == "to-server" and (code == 1 or code == 2) and stop - body >= 16 then
    state.guid = raw(tvb(body, 16))
  end
  if link == "advanced" and way == "to-client" and code == 230 and state.guid and stop - body == 48 and not state.cipher then
    state.cipher, state.cipher_at = cipher_from(raw(tvb(body, 48)), state.guid), { pinfo.number, place }
  end
  if link == "room" and code == 80 and stop - body > 4 then
    local open = tvb(body, stop - body):uncompress("inflated")
    if open then
      local inner = open:tvb()
      frames(inner, pinfo, tree, way, state, place)
    end
  end
end

frames = function(tvb, pinfo, tree, way, state, place)
  local at = 0
  while tvb:len() - at >= 3 do
    local length = 3 + tvb(at, 2):le_uint()
    if at + length > tvb:len() then return end
    frame(tvb, at, at + length, pinfo, tree, way, state, place)
    at = at + length
  end
end

-- RFC 6455, as far as web chats use it: whole text frames.
local function web(tvb, pinfo, tree, way, state)
  local at = 0
  local begins = decided(state, pinfo, 0, "head", function()
    if state["head" .. way] then return "frames" end
    state["head" .. way] = true
    return "head"
  end)
  if begins == "head" then
    local text = raw(tvb(0))
    local stop = text:find("\r\n\r\n", 1, true)
    at = stop and stop + 3 or tvb:len()
    tree:add(proto, tvb(0, at), "Parlance ares, web"):add(F.note, tvb(0, at), text:match("^[^\r]*"))
  end
  while tvb:len() - at >= 2 do
    local masked, length, header = tvb(at + 1, 1):uint() > 127, tvb(at + 1, 1):uint() % 128, 2
    if length == 126 then length, header = tvb(at + 2, 2):uint(), 4 end
    if length == 127 or at + header + (masked and 4 or 0) + length > tvb:len() then return end
    local mask = masked and raw(tvb(at + header, 4)) or "\0\0\0\0"
    header = header + (masked and 4 or 0)
    local bytes, text = length > 0 and raw(tvb(at + header, length)) or "", {}
    for i = 1, #bytes do text[i] = string.char(bxor(bytes:byte(i), mask:byte((i - 1) % 4 + 1))) end
    tree:add(proto, tvb(at, header + length), "Parlance ares, web " .. way):add(F.note, tvb(at, header + length), text_of(table.concat(text)))
    at = at + header + length
  end
end

local function room(tvb, pinfo, tree, way, state)
  pinfo.cols.info:set("")
  if way == "to-server" and state.is_web == nil then state.is_web = tvb:len() >= 4 and raw(tvb(0, 4)) == "GET " end
  if state.is_web then
    pinfo.cols.protocol = NETWORK
    return web(tvb, pinfo, tree, way, state)
  end
  each_frame(tvb, pinfo, 3, function(at) return 3 + tvb(at, 2):le_uint() end, function(at, length)
    frame(tvb, at, at + length, pinfo, tree, way, state, at)
  end)
end

function proto.dissector(tvb, pinfo, tree)
  room(tvb, pinfo, tree, pinfo.dst_port == pinfo.match_uint and "to-server" or "to-client", stream_of(pinfo))
  return tvb:len()
end

local rooms = Proto("parlance_ares_room", "Parlance ares, a room")
local ports = {}

function rooms.dissector(tvb, pinfo, tree)
  local state = stream_of(pinfo)
  room(tvb, pinfo, tree, pinfo.dst_port == state.port and "to-server" or "to-client", state)
  return tvb:len()
end

-- A room on any port is known by the login that comes first, a web chat by the port.
rooms:register_heuristic("tcp", function(tvb, pinfo, tree)
  local state = stream_of(pinfo)
  if not state.port then
    local is_web = ports[pinfo.dst_port] and tvb:len() >= 4 and raw(tvb(0, 4)) == "GET "
    local is_login = tvb:len() > 40 and (tvb(2, 1):uint() == 1 or tvb(2, 1):uint() == 2) and tvb(0, 2):le_uint() < 1024
      and tvb:len() >= 3 + tvb(0, 2):le_uint()
      and (fits(M["room/to-server/" .. tvb(2, 1):uint()][1], tvb, 3, 3 + tvb(0, 2):le_uint()))
    if not is_web and not is_login then return false end
    state.port, ports[pinfo.dst_port] = pinfo.dst_port, true
  end
  pinfo.conversation = rooms
  rooms.dissector(tvb, pinfo, tree)
  return true
end)

local list = Proto("parlance_ares_list", "Parlance ares, the room list")

function list.dissector(tvb, pinfo, tree)
  pinfo.cols.info:set("")
  local code = tvb(0, 1):uint()
  for _, way in ipairs({ "to-server", "to-client", "to-peer" }) do
    if M["roomlist/" .. way .. "/" .. code] then
      -- Texts of the list have a length before them, those of rooms do not.
      local strings = STYLE.strings
      STYLE.strings = "Counted16"
      show(tvb(0):tvb(), 1, tvb:len(), pinfo, tree, "roomlist", way, code)
      STYLE.strings = strings
      return tvb:len()
    end
  end
  return 0
end

DissectorTable.get("udp.port"):add(14884, list)
DissectorTable.get("udp.port"):add_for_decode_as(list)
listen("tcp", 14884, "Port of a room")
