-- What reads fields. One cursor walks the body of one message.
local proto = Proto("parlance_" .. NETWORK, "Parlance " .. NETWORK)
local F = {
  link = ProtoField.string("parlance_" .. NETWORK .. ".packet.link", "link"),
  way = ProtoField.string("parlance_" .. NETWORK .. ".packet.direction", "direction"),
  code = ProtoField.uint32("parlance_" .. NETWORK .. ".packet.code", "code", base.DEC),
  message = ProtoField.string("parlance_" .. NETWORK .. ".packet.name", "message"),
  header = ProtoField.string("parlance_" .. NETWORK .. ".packet.header", "header"),
  note = ProtoField.string("parlance_" .. NETWORK .. ".packet.note", "note"),
  undecoded = ProtoField.bytes("parlance_" .. NETWORK .. ".packet.undecoded", "undecoded"),
}

local C = {}
C.__index = C

local function cursor(tvb, pos, stop, tree, version, cipher)
  return setmetatable({ tvb = tvb, pos = pos, stop = stop, tree = tree, version = version or 0, cipher = cipher }, C)
end

function C:left() return self.stop - self.pos end

function C:peek(ahead)
  local at = self.pos + ahead
  if at >= self.stop then return -1 end
  return self.tvb(at, 1):uint()
end

function C:notes(v, name, value)
  v["#" .. name] = value
  return value
end

-- The next bytes; nil for none, which is an error unless the network reads what is missing as zero.
function C:take(name, count)
  if count > self:left() or count < 0 then
    if STYLE.missing_is_zero then
      self.pos = self.stop
      return nil
    end
    error({ field = name, wanted = count, left = self:left() }, 0)
  end
  self.pos = self.pos + count
  if count == 0 then return nil end
  return self.tvb(self.pos - count, count)
end

function C:show(name, kind, from, value)
  if not self.tree then return end
  local range = self.tvb(from, self.pos - from)
  self.tree:add(F[name .. ":" .. kind], range, value)
end

local function unsigned(range)
  if not range then return 0 end
  return STYLE.big and range:uint() or range:le_uint()
end

function C:number(v, name, kind, width)
  local from = self.pos
  local range = self:take(name, width)
  if width == 8 then
    v[name] = range and (STYLE.big and range:uint64() or range:le_uint64()) or UInt64(0)
  elseif kind == "i32" then
    v[name] = range and (STYLE.big and range:int() or range:le_int()) or 0
  else
    v[name] = unsigned(range)
  end
  self:show(name, kind, from, kind == "bool" and v[name] ~= 0 or (kind ~= "bool" and v[name]))
end

function C:ip(v, name)
  local from = self.pos
  local range = self:take(name, 4)
  if not self.tree or not range then return end
  if STYLE.reversed_ip then
    self.tree:add_le(F[name .. ":ip"], range)
  else
    self.tree:add(F[name .. ":ip"], range)
  end
end

-- UTF-8 throughout: no stray byte, no overlong form, no surrogate.
local function is_utf8(bytes)
  local at, n = 1, #bytes
  while at <= n do
    local b = bytes:byte(at)
    local more, least = 0, 0
    if b < 0x80 then more = 0
    elseif b >= 0xC2 and b < 0xE0 then more, least = 1, 0x80
    elseif b >= 0xE0 and b < 0xF0 then more, least = 2, 0x800
    elseif b >= 0xF0 and b < 0xF5 then more, least = 3, 0x10000
    else return false end
    if at + more > n then return false end
    local point = more == 0 and b or bit32.band(b, more == 1 and 0x1F or more == 2 and 0x0F or 0x07)
    for i = 1, more do
      local next_byte = bytes:byte(at + i)
      if next_byte < 0x80 or next_byte > 0xBF then return false end
      point = point * 64 + (next_byte - 0x80)
    end
    if more > 0 and (point < least or point > 0x10FFFF or (point >= 0xD800 and point < 0xE000)) then return false end
    at = at + more + 1
  end
  return true
end

local function latin1(bytes)
  return (bytes:gsub("[\128-\255]", function(c)
    local b = c:byte()
    return string.char(0xC0 + math.floor(b / 64), 0x80 + b % 64)
  end))
end

local function text_of(bytes)
  if STYLE.utf8 and is_utf8(bytes) then return bytes end
  return latin1(bytes)
end

function C:put_text(v, name, from, bytes, length)
  v[name] = bytes
  v["#" .. name] = length
  self:show(name, "string", from, text_of(bytes))
end

local function raw(range) return range and range:raw() or "" end

local function before_nul(bytes)
  local nul = bytes:find("\0", 1, true)
  return nul and bytes:sub(1, nul - 1) or bytes
end

function C:encrypted(v, name)
  local from = self.pos
  if self:left() == 0 then
    self:put_text(v, name, from, "", 0)
    return
  end
  local length = unsigned(self:take(name, 2))
  local bytes = self.cipher(raw(self:take(name, length)))
  if self:peek(0) == 0 then self.pos = self.pos + 1 end
  self:put_text(v, name, from, bytes, length)
end

function C:str0(v, name)
  if self.cipher then return self:encrypted(v, name) end
  local from = self.pos
  local rest = raw(self:left() > 0 and self.tvb(self.pos, self:left()) or nil)
  local bytes = before_nul(rest)
  self.pos = self.pos + math.min(#bytes + 1, #rest)
  self:put_text(v, name, from, bytes, #bytes)
end

function C:strict(v, name)
  local from = self.pos
  if self:left() < 2 then
    self.pos = self.stop
    return self:put_text(v, name, from, "", 0)
  end
  local length = unsigned(self:take(name, 2))
  local ends = length > 0 and length <= self:left() and self.tvb(self.pos + length - 1, 1):uint() == 0
  self:put_text(v, name, from, ends and before_nul(raw(self:take(name, length))) or "", length)
end

function C:str(v, name)
  if self.cipher then return self:encrypted(v, name) end
  if STYLE.strings == "NulOrEnd" then return self:str0(v, name) end
  if STYLE.strings == "Counted16NulStrict" then return self:strict(v, name) end
  local from = self.pos
  local length = unsigned(self:take(name, STYLE.strings == "Counted32" and 4 or 2))
  local bytes = raw(self:take(name, length))
  if STYLE.strings == "Counted16Nul" then bytes = before_nul(bytes) end
  self:put_text(v, name, from, bytes, length)
end

function C:put_bytes(v, name, from, range)
  v[name] = range
  if not self.tree then return end
  if range then
    self.tree:add(F[name .. ":bytes"], range)
  else
    self.tree:add(F[name .. ":bytes"], self.tvb(from, 0))
  end
end

function C:bytes(v, name, length)
  local from = self.pos
  self:put_bytes(v, name, from, self:take(name, length))
end

function C:blob(v, name, width)
  local from = self.pos
  local length = unsigned(self:take(name, width))
  self:put_bytes(v, name, from, self:take(name, length))
end

function C:tail(v, name)
  local from = self.pos
  self:put_bytes(v, name, from, self:take(name, self:left()))
end

function C:inside(name, read)
  local tree, from = self.tree, self.pos
  if tree then self.tree = tree:add(self.tvb(from, self:left()), name) end
  read(self, {})
  if tree then
    self.tree:set_len(self.pos - from)
    self.tree = tree
  end
end

function C:item(name, read) self:inside(name, read) end

-- Nobody looks at more elements than this; what is left is shown as undecoded.
local MOST = 20000

function C:list(v, name, width, read)
  local from = self.pos
  local count = width == 0 and MOST or unsigned(self:take(name, width))
  if width > 0 then
    v[name] = count
    self:show(name, "count", from, count)
  end
  for i = 1, math.min(count, MOST) do
    if width == 0 and self:left() == 0 then return end
    local before = self.pos
    self:inside(name .. " " .. i, read)
    if self.pos == before and self:left() == 0 then return end
  end
end

function C:numbers(v, name, width)
  local from = self.pos
  local count = width == 0 and math.floor(self:left() / 4) or unsigned(self:take(name, width))
  if width > 0 then self:show(name, "count", from, count) end
  for i = 1, math.min(count, MOST) do
    if self:left() == 0 then return end
    self:number(v, name, "u32", 4)
  end
end

